import type { JSX } from '#jsx/jsx-runtime';
import { type PostChange, threadPath } from '#forum';
import { sayEdits } from '../../messages/edits.js';
import { ComparedText } from '../../parts/compared-text.js';
import { Moment } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { PostView } from './post-views.js';

interface Props {
  readonly page: PageContext;
  readonly view: PostView;
  /** The earliest first. */
  readonly changes: readonly PostChange[];
}

/** What stood in a post before, for its author and staff. */
export function HistoryPage({ page, view: { thread }, changes }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayEdits, locale);
  return (
    <Document page={page} title={say('HISTORY')}>
      <Trail locale={locale} above={[{ href: threadPath(thread), text: thread.title }]} />
      <h1>{say('HISTORY')}</h1>
      <p class="muted">{say(changes.length > 0 ? 'HISTORY_HINT' : 'HISTORY_NONE')}</p>
      {changes.toReversed().map((change) => (
        <section key={change.at.toISOString()}>
          <h2>
            {say('HISTORY_BY', { name: change.by })}, <Moment at={change.at} page={page} />
          </h2>
          <ComparedText title={change.title} body={change.body} />
        </section>
      ))}
    </Document>
  );
}
