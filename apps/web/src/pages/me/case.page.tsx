import type { JSX } from '#jsx/jsx-runtime';
import {
  type ModerationStatus,
  type QuestionDetails,
  type Reason,
  type ThreadClock,
  type ThreadRow,
  isEnded,
  isPublic,
  privatePath,
  referenceOf,
  threadPath,
} from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { sayMe } from '../../messages/me.js';
import { sayPromise } from '../../messages/promise.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { reasonInWords } from '../../parts/decision-reason.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { promiseInWords } from '../../parts/promise-times.js';
import { STAFF_FIELDS, detailInWords, detailValues, staffLabels } from '../../parts/staff-details.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Moment } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from './case-path.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly clocks: readonly ThreadClock[];
  /** As typed. */
  readonly text: string;
  /** Why it is in this state. */
  readonly reason: Reason;
  /** What the asker is to tell, while it waits for that. */
  readonly asked: string | null;
  /** The thread that it was merged into, if readers see that one. */
  readonly mergedInto: ThreadRow | null;
  /** Whether readers see it without some of its parts. */
  readonly redacted: boolean;
  /** What only staff see; imported questions have none. */
  readonly details: QuestionDetails | null;
  readonly form?: FormState;
  /** Whether the details have just been saved. */
  readonly detailsSaved?: boolean;
}

const LOOKS: Partial<Record<ModerationStatus, string>> = {
  RETURNED: 'note note--warn',
  REJECTED: 'note note--bad',
  PUBLISHED: 'note note--good',
  PRIVATE: 'note note--good',
};

/** How far the person's own question is. */
export function CasePage(props: Props): JSX.Element {
  const { page, thread, clocks, text, reason, asked, mergedInto, redacted, form = EMPTY_FORM } = props;
  const { locale } = page;
  const say = inLocale(sayMe, locale);
  const { moderation } = thread;
  const why = reasonInWords(locale, reason);
  return (
    <Document page={page} title={thread.title}>
      <Trail locale={locale} above={[{ href: '/me/questions', text: say('TITLE') }]} />
      <ErrorSummary locale={locale} form={form} />
      {props.detailsSaved && (
        <div class="note note--good" role="status">
          <p>{say('DETAILS_SAVED')}</p>
        </div>
      )}
      <h1>{thread.title}</h1>
      {thread.kind === 'PRIVATE_QUESTION' && <p class="muted">{say('PRIVATE_MARK')}</p>}
      <div class={LOOKS[moderation] ?? 'note'}>
        <p>{say(`${moderation}_NOTE`)}</p>
        {why !== null && <p>{say('REASON', { reason: why })}</p>}
        {redacted && <p>{say('REDACTED_NOTE')}</p>}
      </div>
      {mergedInto && (
        <div class="note">
          <p>
            {say('MERGED_INTO')} <a href={threadPath(mergedInto)}>{mergedInto.title}</a>
          </p>
          <p>{say('MERGED_FOLLOW')}</p>
        </div>
      )}
      {asked !== null && (
        <div class="note note--warn">
          <p>{say('ASKED_NOTE')}</p>
          <p>{asked}</p>
          <p>
            <a href={`${casePath(thread)}/details`}>{say('TELL_STAFF_ONLY')}</a>
          </p>
        </div>
      )}
      <Facts page={page} thread={thread} clocks={clocks} />
      <h2>{say('YOUR_TEXT')}</h2>
      <p class="as-typed">{text}</p>
      {props.details && <Details page={page} thread={thread} details={props.details} />}
      <Actions page={page} thread={thread} />
    </Document>
  );
}

function Facts({ page, thread, clocks }: Pick<Props, 'page' | 'thread' | 'clocks'>): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayMe, locale);
  const promises = clocks.flatMap((clock) => {
    const words = promiseInWords(page, thread, clock);
    return words === null ? [] : [{ kind: clock.kind, words }];
  });
  return (
    <dl class="summary">
      <div class="summary__row">
        <dt>{say('REFERENCE')}</dt>
        <dd>{referenceOf(thread.number)}</dd>
      </div>
      <div class="summary__row">
        <dt>{say('STATE')}</dt>
        <dd>
          <StatusTag locale={locale} thread={thread} />
        </dd>
      </div>
      <div class="summary__row">
        <dt>{say('SENT_ON')}</dt>
        <dd>
          <Moment at={thread.submitted_at} page={page} />
        </dd>
      </div>
      {promises.map(({ kind, words }) => (
        <div key={kind} class="summary__row">
          <dt>{sayPromise(locale, kind)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Details({
  page,
  thread,
  details,
}: Pick<Props, 'page' | 'thread'> & { details: QuestionDetails }): JSX.Element {
  const { locale } = page;
  const values = detailValues(details);
  const labels = staffLabels(locale);
  const given = STAFF_FIELDS.filter((field) => values[field] !== '');
  return (
    <section aria-labelledby="details">
      <h2 id="details">{sayAsk(locale, 'DETAILS')}</h2>
      {given.length === 0 && <p class="muted">{sayAsk(locale, 'NOT_GIVEN')}</p>}
      <dl class="summary">
        {given.map((field) => (
          <div key={field} class="summary__row">
            <dt>{labels[field]}</dt>
            <dd>{detailInWords(values, field, locale)}</dd>
          </div>
        ))}
      </dl>
      {!isEnded(thread.moderation) && (
        <p>
          <a href={`${casePath(thread)}/details`}>{sayMe(locale, 'CHANGE_DETAILS')}</a>
        </p>
      )}
    </section>
  );
}

function Actions({ page, thread }: Pick<Props, 'page' | 'thread'>): JSX.Element {
  const say = inLocale(sayMe, page.locale);
  const { moderation } = thread;
  return (
    <div class="actions">
      {isPublic(thread) && (
        <a class="button" href={threadPath(thread)}>
          {say('OPEN_THREAD')}
        </a>
      )}
      {moderation === 'PRIVATE' && (
        <a class="button" href={privatePath(thread)}>
          {say('OPEN_PRIVATE')}
        </a>
      )}
      {moderation === 'RETURNED' && (
        <a class="button" href={`${casePath(thread)}/revise`}>
          {say('REVISE')}
        </a>
      )}
      {(moderation === 'PENDING' || moderation === 'RETURNED') && (
        <a class="button button--quiet" href={`${casePath(thread)}/withdraw`}>
          {say('WITHDRAW')}
        </a>
      )}
      {moderation === 'WITHDRAWN' && (
        <form method="post" action={`${casePath(thread)}/cancel-withdrawal`}>
          <button type="submit" class="button" aria-describedby="cancel-hint">
            {say('CANCEL_WITHDRAWAL')}
          </button>
          <p class="field__hint" id="cancel-hint">
            {say('CANCEL_WITHDRAWAL_HINT')}
          </p>
        </form>
      )}
    </div>
  );
}
