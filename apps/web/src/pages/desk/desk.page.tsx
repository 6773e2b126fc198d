import type { JSX } from 'preact';
import type { Hours } from '#directory';
import type { DeskRow } from '#moderation';
import type { Connection } from '#platform';
import { sayDesk } from '../../messages/desk.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { KeysetPager } from '../../parts/pager.js';
import { Moment, moment } from '../../parts/time.js';
import { WindowState } from '../../parts/window-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

/** What the moderator has just done. */
export const DONE = ['PUBLISHED', 'RETURNED', 'REJECTED', 'REDIRECTED', 'RELEASED'] as const;
export type Done = (typeof DONE)[number];

interface Props {
  readonly page: PageContext;
  readonly items: Connection<DeskRow>;
  readonly waiting: number;
  readonly hours: Hours;
  readonly now: Date;
  readonly done?: { readonly done: Done; readonly item: string | null } | null;
  readonly form?: FormState;
}

/** The moderation queue. */
export function DeskPage({ page, items, waiting, hours, now, done, form = EMPTY_FORM }: Props): JSX.Element {
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
        <p class="lead">{say('WAITING', { count: waiting })}</p>
        <TakeNext page={page} />
      </div>
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
      <KeysetPager locale={locale} path="/desk" pageInfo={items.pageInfo} />
    </Document>
  );
}

/** Hands each of many moderators a different item. */
export function TakeNext({ page, quiet }: { page: PageContext; quiet?: boolean }): JSX.Element {
  return (
    <form method="post" action="/desk/next">
      <button type="submit" class={quiet ? 'button button--quiet' : 'button'}>
        {sayDesk(page.locale, 'TAKE_NEXT')}
      </button>
    </form>
  );
}

function Row({ page, item, now }: { page: PageContext; item: DeskRow; now: Date }): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/${item.id}`}>{item.title}</a>
        <br />
        <span class="muted">{say(item.kind)}</span>
      </th>
      <td>{item.category_title[locale]}</td>
      <td>
        <Moment at={item.due_at} locale={locale} />
        {item.due_at < now && (
          <>
            <br />
            <span class="tag tag--bad">{say('OVERDUE')}</span>
          </>
        )}
      </td>
      <td>{holderOf(item, page, now) ?? <span class="muted">{say('FREE')}</span>}</td>
    </tr>
  );
}

/** Who works on an item just now, and until when; `null` while it is free. */
export function holderOf(item: DeskRow, page: PageContext, now: Date): string | null {
  if (!item.claimed_until || item.claimed_until <= now) return null;
  const time = moment(item.claimed_until, page.locale);
  return item.claimed_by === page.viewer.accountId
    ? sayDesk(page.locale, 'HELD_BY_YOU', { time })
    : sayDesk(page.locale, 'HELD_BY', { name: item.claimed_by_name ?? '', time });
}
