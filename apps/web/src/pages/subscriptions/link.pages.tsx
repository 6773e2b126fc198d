import type { JSX } from '#jsx/jsx-runtime';
import type { LinkedSubscription } from '#subscriptions';
import { saySubscription } from '../../messages/subscriptions.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly linked: LinkedSubscription;
}

/** The link of an e-mail: a button, because mail programs and scanners follow links too. */
export function UnsubscribePage({ page, linked }: Props): JSX.Element {
  const say = inLocale(saySubscription, page.locale);
  if (!linked.active) {
    return (
      <Document page={page} title={say('LEFT_TITLE')}>
        <h1>{say('LEFT_TITLE')}</h1>
        <p class="lead" role="status">
          {say('LEFT_TEXT')}
        </p>
        <p>
          <a href="/">{say('TO_HOME')}</a>
        </p>
      </Document>
    );
  }
  return (
    <Document page={page} title={say('LEAVE_TITLE')}>
      <h1>{say('LEAVE_TITLE')}</h1>
      <p class="lead">
        {linked.title === null ? say('LEAVE_UNNAMED') : say('LEAVE_TEXT', { title: linked.title })}
      </p>
      <form method="post" action={page.url}>
        <button class="button" type="submit" name="page" value="1">
          {say('LEAVE_BUTTON')}
        </button>
      </form>
    </Document>
  );
}

/** The link that confirms an address; following begins with the button. */
export function ConfirmFollowPage({
  page,
  problem,
}: {
  page: PageContext;
  problem: string | null;
}): JSX.Element {
  const say = inLocale(saySubscription, page.locale);
  const title = say(problem === null ? 'CONFIRM_TITLE' : 'LINK_TITLE');
  return (
    <Document page={page} title={title}>
      <h1>{title}</h1>
      <p class="lead">{problem ?? say('CONFIRM_TEXT')}</p>
      {problem === null ? (
        <form method="post" action={page.url}>
          <button class="button" type="submit">
            {say('CONFIRM_BUTTON')}
          </button>
        </form>
      ) : (
        <p>
          <a href="/">{say('TO_HOME')}</a>
        </p>
      )}
    </Document>
  );
}
