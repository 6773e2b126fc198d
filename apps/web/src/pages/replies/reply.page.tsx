import type { JSX } from '#jsx/jsx-runtime';
import type { CannedReplyRow, CannedReplyVersion, CategoryRow } from '#forum';
import { sayReplies } from '../../messages/replies.js';
import { sayPersonalData } from '../../messages/personal-data.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Moment } from '../../parts/time.js';
import { AsItIs, FormFinds, hidden } from '../../parts/personal-data.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { REPLIES_PATH, REPLY_TEXT, ReplyFields, replyPath } from './replies.page.js';

interface Props {
  readonly page: PageContext;
  readonly reply: CannedReplyRow;
  readonly versions: readonly CannedReplyVersion[];
  readonly categories: readonly CategoryRow[];
  readonly form: FormState;
}

/** One canned reply: to change, to take out of use, and all it was. */
export function ReplyPage({ page, reply, versions, categories, form }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayReplies, locale);
  const version = <input type="hidden" name="version" value={reply.version} />;
  return (
    <Document page={page} title={reply.title} hasErrors={hasProblems(form)} wide>
      <Trail locale={locale} above={[{ href: REPLIES_PATH, text: say('CANNED') }]} />
      <ErrorSummary locale={locale} form={form} />
      <h1>{reply.title}</h1>
      <FormFinds locale={locale} form={form} names={REPLY_TEXT} />
      <form class="form" method="post" action={replyPath(reply.id)} novalidate>
        {version}
        <ReplyFields page={page} categories={categories} form={hidden(form, REPLY_TEXT)} />
        <button type="submit" class="button">
          {form.personalData ? sayPersonalData(locale, 'HIDE_AND_SAVE') : say('SAVE')}
        </button>
      </form>
      <AsItIs locale={locale} form={form} action={replyPath(reply.id)} saves />
      {reply.withdrawnAt === null && (
        <form method="post" action={`${replyPath(reply.id)}/withdraw`}>
          {version}
          <button type="submit" class="button button--quiet">
            {say('WITHDRAW')}
          </button>
        </form>
      )}
      <section aria-labelledby="versions">
        <h2 id="versions">{say('VERSIONS')}</h2>
        <ol reversed class="posts">
          {versions.map((each) => (
            <li key={each.version}>
              <p class="muted">
                {say('VERSION', { version: each.version })}, <Moment at={each.changedAt} page={page} />
                {each.changedBy && `, ${each.changedBy}`}
                {each.withdrawn && `, ${say('OUT_OF_USE')}`}
              </p>
              <p class="as-typed">{each.body}</p>
            </li>
          ))}
        </ol>
      </section>
    </Document>
  );
}
