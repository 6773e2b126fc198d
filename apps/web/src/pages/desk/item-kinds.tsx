import type { JSX } from '#jsx/jsx-runtime';
import { sayEdits } from '../../messages/edits.js';
import { ComparedText } from '../../parts/compared-text.js';
import { Moment } from '../../parts/time.js';
import { inLocale } from '../../site/page-context.js';
import type { ItemProps } from './item-props.js';

/** What an edit changes. */
export function EditCompared({ page, view: { compared } }: ItemProps): JSX.Element | null {
  if (!compared) return null;
  const say = inLocale(sayEdits, page.locale);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{say('CHANGES')}</h2>
      <p class="muted">{say('HISTORY_HINT')}</p>
      <ComparedText {...compared} />
    </section>
  );
}

/** What readers say of the text, and who says it. */
export function ReportsGathered({ page, view: { reports } }: ItemProps): JSX.Element | null {
  if (!reports) return null;
  const { locale } = page;
  const say = inLocale(sayEdits, locale);
  return (
    <section class="note note--warn" aria-labelledby="reports">
      <h2 class="note__title" id="reports">
        {say('REPORTS')}
      </h2>
      <p>
        {say('REPORTS_COUNT', { count: reports.count })}:{' '}
        {reports.reasons.map(({ reason, count }) => `${say(reason)} (${count})`).join(', ')}
      </p>
      <ul>
        {reports.latest.map(({ id, reason, reporter_name: name, reported_at: at, words }) => (
          <li key={id}>
            {say('REPORT_BY', { reason: say(reason), name })}, <Moment at={at} page={page} />
            {words !== null && <p class="as-typed">{words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
