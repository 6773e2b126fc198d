import type { JSX } from '#jsx/jsx-runtime';
import type { ThreadRow } from '#forum';
import { sayMe } from '../../messages/me.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from './case-path.js';

/** Asks once whether the question is to be withdrawn. */
export function WithdrawPage({ page, thread }: { page: PageContext; thread: ThreadRow }): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayMe, locale);
  return (
    <Document page={page} title={say('WITHDRAW_TITLE')}>
      <Trail
        locale={locale}
        above={[
          { href: '/me/questions', text: say('TITLE') },
          { href: casePath(thread), text: thread.title },
        ]}
      />
      <h1>{say('WITHDRAW_TITLE')}</h1>
      <p>{thread.title}</p>
      <p>{say('WITHDRAW_HINT')}</p>
      <form class="actions" method="post" action={`${casePath(thread)}/withdraw`}>
        <button type="submit" class="button button--grave">
          {say('WITHDRAW')}
        </button>
        <a href={casePath(thread)}>{say('WITHDRAW_NOT')}</a>
      </form>
    </Document>
  );
}
