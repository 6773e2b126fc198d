import type { DeskItemKind } from './desk-item.entity.js';

/** Whose the items are: one's own, or nobody's so far. */
export const HOLDERS = ['MINE', 'NOBODY'] as const;
export type Holder = (typeof HOLDERS)[number];

/** What part of the desk is looked at (docs/product.md §4); what is left out narrows nothing. */
export interface DeskFilter {
  readonly categoryId?: string | null;
  readonly kind?: DeskItemKind | null;
  /** Region of the asker, ISO 3166-2. */
  readonly region?: string | null;
  readonly overdue?: boolean | null;
  readonly holder?: Holder | null;
}

/** Who looks, and when: what "mine" and "overdue" mean. */
export interface Onlooker {
  readonly accountId: string;
  readonly now: Date;
}

interface Conditions {
  /** Of the open items `i` that fit. */
  readonly sql: string;
  /** Tells this text apart from that of other filters. */
  readonly name: string;
}

/** The filter as conditions whose values are added to `values`. */
export function conditionsOf(
  filter: DeskFilter,
  { accountId, now }: Onlooker,
  values: unknown[],
): Conditions {
  const parts = ['i.closed_at IS NULL'];
  const names: string[] = [];
  const narrow = (name: string, value: unknown, condition: (place: string) => string) => {
    values.push(value);
    parts.push(condition(`$${values.length}`));
    names.push(name);
  };
  const { categoryId, kind, region, overdue, holder } = filter;
  if (categoryId) narrow('category', categoryId, (place) => `i.category_id = ${place}::uuid`);
  if (kind) narrow('kind', kind, (place) => `i.kind = ${place}::text`);
  if (region) narrow('region', region, (place) => `i.region = ${place}::text`);
  if (overdue) narrow('overdue', now, (place) => `i.due_at <= ${place}::timestamptz`);
  if (holder === 'NOBODY') {
    narrow('nobody', now, (place) => `(i.claimed_until IS NULL OR i.claimed_until <= ${place}::timestamptz)`);
  }
  if (holder === 'MINE') {
    narrow('mine', accountId, (place) => `i.claimed_by = ${place}::uuid`);
    narrow('held', now, (place) => `i.claimed_until > ${place}::timestamptz`);
  }
  return { sql: parts.join(' AND '), name: names.join(' ') };
}
