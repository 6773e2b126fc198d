import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW, formatTime } from '#calendar';
import { type Hours, WindowClosed } from '#directory';
import type { CategoryRow } from '#forum';
import type { DeskCounts, DeskRow } from '#moderation';
import type { Connection } from '#platform';
import { sayDesk } from '../../messages/desk.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { KeysetPager } from '../../parts/pager.js';
import { Moment } from '../../parts/time.js';
import { type AskedFilters, DeskFilters, deskPath } from './desk-filters.js';
import { FindForm } from './find.page.js';
import { Submit } from '../../parts/submit.js';
import { WindowState } from '../../parts/window-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

/** What the moderator has just done. */
export const DONE = [
  'PUBLISHED',
  'ACCEPTED',
  'CONFIRMED',
  'RETURNED',
  'REJECTED',
  'REDIRECTED',
  'RELEASED',
  'KEPT',
  'ASKED',
  'MERGED',
  'ESCALATED',
  'HIDDEN',
  'LOCKED',
  'UNDONE',
  'DISCARDED',
  'CLAIMED',
  'URGENT',
  'NOT_URGENT',
  'DRAFT',
  'SCHEDULED',
] as const;
export type Done = (typeof DONE)[number];

interface Props {
  readonly page: PageContext;
  readonly items: Connection<DeskRow>;
  readonly asked: AskedFilters;
  readonly categories: readonly CategoryRow[];
  readonly counts: DeskCounts;
  readonly hours: Hours;
  readonly now: Date;
  readonly done?: { readonly done: Done; readonly item: string | null } | null;
  readonly form?: FormState;
}

/** The moderation queue. */
export function DeskPage(props: Props): JSX.Element {
  const { page, items, asked, counts, hours, now, done, form = EMPTY_FORM } = props;
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <Document page={page} title={say('TITLE')} wide>
      {done && (
        <div class="note note--good" role="status">
          <p>
            {say(`DONE_${done.done}`)}{' '}
            {done.item && done.done !== 'RELEASED' && (
              <a href={`/desk/${done.item}#decisions`}>{say('SEE_DECISION')}</a>
            )}
          </p>
        </div>
      )}
      <ErrorSummary locale={locale} form={form} />
      <h1>{say('TITLE')}</h1>
      <WindowState page={page} hours={hours} />
      <div class="desk__bar">
        <p class="lead">{say('WAITING', { count: counts.waiting })}</p>
        <TakeNext page={page} asked={asked} why={hours.open ? null : closedWhy(page, hours)} />
      </div>
      <DeskFilters page={page} asked={asked} categories={props.categories} counts={counts} />
      {items.edges.length > 0 && (
        <div class="table-box">
          <table class="table">
            <caption>{say('CAPTION')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('WHAT')}</th>
                <th scope="col">{say('CATEGORY')}</th>
                <th scope="col">{say('DUE')}</th>
                <th scope="col">{say('HELD')}</th>
              </tr>
            </thead>
            <tbody>
              {items.edges.map(({ node }) => (
                <Row key={node.id} page={page} item={node} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details>
        <summary>{say('FIND_TITLE')}</summary>
        <div class="details__body">
          <FindForm locale={locale} />
        </div>
      </details>
      <KeysetPager locale={locale} path={deskPath(asked)} pageInfo={items.pageInfo} />
    </Document>
  );
}

interface TakeNextProps {
  readonly page: PageContext;
  readonly asked?: AskedFilters;
  readonly quiet?: boolean;
  /** Why it would be refused now, if it would. */
  readonly why: string | null;
}

/** Hands each of many moderators a different item, of those that are looked at. */
export function TakeNext({ page, asked, quiet, why }: TakeNextProps): JSX.Element {
  const chosen = Object.entries(asked ?? {}).filter(([, value]) => value !== '');
  return (
    <form method="post" action="/desk/next">
      {chosen.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Submit
        name="next"
        text={sayDesk(page.locale, 'TAKE_NEXT')}
        why={why}
        looks={quiet ? 'button button--quiet' : 'button'}
      />
    </form>
  );
}

/** In the words of the refusal that a press would meet. */
const closedWhy = (page: PageContext, { opensAt }: Hours): string | null =>
  opensAt && new WindowClosed(page.viewer, opensAt, page.now).message;

function Row({ page, item, now }: { page: PageContext; item: DeskRow; now: Date }): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/${item.id}`}>{item.title}</a>
        <br />
        <span class="muted">{say(whatWaits(item))}</span>
        {item.urgent && (
          <>
            {' '}
            <span class="tag tag--bad">{say('URGENT')}</span>
          </>
        )}
      </th>
      <td>{item.category_title[locale]}</td>
      <td>
        <DueTime page={page} item={item} now={now} />
      </td>
      <td>{holderOf(item, page, now) ?? <span class="muted">{say('FREE')}</span>}</td>
    </tr>
  );
}

/** A question is named by what its asker sent. */
export const whatWaits = ({ kind, thread_kind }: DeskRow) => (kind === 'QUESTION' ? thread_kind : kind);

/** When the decision is due, and how near that is. */
export function DueTime({ page, item, now }: { page: PageContext; item: DeskRow; now: Date }): JSX.Element {
  const { locale } = page;
  const overdue = item.overdue_at !== null || item.promised_at < now;
  return (
    <>
      <Moment at={item.promised_at} page={page} />
      {(overdue || item.warned_at) && (
        <>
          <br />
          <span class={overdue ? 'tag tag--bad' : 'tag tag--warn'}>
            {sayDesk(locale, overdue ? 'OVERDUE' : 'SOON')}
          </span>
        </>
      )}
    </>
  );
}

/** Who works on an item just now, and until when; `null` while it is free. */
export function holderOf(item: DeskRow, page: PageContext, now: Date): string | null {
  if (!item.claimed_until || item.claimed_until <= now) return null;
  const time = formatTime(item.claimed_until, MOSCOW);
  return item.claimed_by === page.viewer.accountId
    ? sayDesk(page.locale, 'HELD_BY_YOU', { time })
    : sayDesk(page.locale, 'HELD_BY', { name: item.claimed_by_name ?? '', time });
}
