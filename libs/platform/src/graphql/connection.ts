import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Viewer, isUuid } from '#kernel';
import { sayPlatform } from '../platform.messages.js';

/** Values of the sort keys of one row: text, numbers, or instants in ISO 8601. */
export type CursorValues = ReadonlyArray<string | number>;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start of what is left, 1 to 50.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end of what is left, 1 to 50.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor before which to end.' })
  before?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page stands in its list (Relay Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether more precedes.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: Array<{ cursor: string; node: T }>;
  pageInfo: PageInfo;
}

/** Declares the edge and connection types of a node type. */
export function connectionOf<T extends object>(Node: Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list.` })
  class Edge {
    @Field(() => String, { description: 'Opaque place in this list.' })
    cursor!: string;

    @Field(() => Node, { description: 'The item.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} (Relay Cursor Connections).` })
  class NodeConnection {
    @Field(() => [Edge], { description: 'The items of the page with their places.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
  }
  return NodeConnection;
}

/** What a keyset query needs: how many, from where, in which direction. */
export interface Page {
  readonly list: string;
  readonly size: number;
  readonly backward: boolean;
  readonly after: CursorValues | null;
  readonly before: CursorValues | null;
}

/** What the values of a cursor are, so that a forged one is refused here and not by the database. */
export type CursorShape = ReadonlyArray<'instant' | 'id' | 'number' | 'score' | 'snapshot'>;

const IS_VALUE: Record<CursorShape[number], (value: unknown) => boolean> = {
  instant: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  id: isUuid,
  number: (value) => Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  score: (value) => Number.isFinite(value),
  snapshot: (value) => typeof value === 'string' && isSnapshot(value),
};

/** Of PostgreSQL: `xmin:xmax:` and transactions between them in their order (`pg_snapshot`). */
function isSnapshot(text: string): boolean {
  if (!/^\d{1,18}:\d{1,18}:(\d{1,18}(,\d{1,18})*)?$/.test(text)) return false;
  const [min = 0, max = 0, ...running] = text.split(/[:,]/).filter(Boolean).map(Number);
  const ascending = running.every((one, place) => one > (running[place - 1] ?? min - 1));
  return min > 0 && min <= max && ascending && (running.at(-1) ?? max - 1) < max;
}

/** A cursor holds a few keys, or a snapshot with the transactions that were under way. */
const LONGEST_CURSOR = 2_000;

/** The usual list: by an instant, and by key where instants agree. */
const BY_INSTANT: CursorShape = ['instant', 'id'];

export const PAGE_SIZE = { usual: 20, max: 50 };

/**
 * Parses paging arguments at the edge.
 *
 * @param list names the list with its filters; a cursor of another list is refused.
 * @param shape what the list's cursors hold.
 * @throws GraphQLError `BAD_USER_INPUT` with a reason code, in the viewer's language.
 */
export function parsePage(
  args: PageArgs,
  list: string,
  viewer: Viewer,
  shape: CursorShape = BY_INSTANT,
): Page {
  const backward = args.last !== null && args.last !== undefined;
  if (backward && args.first !== null && args.first !== undefined)
    throw badPage(viewer, 'BAD_PAGE_DIRECTION');
  const size = (backward ? args.last : args.first) ?? PAGE_SIZE.usual;
  if (size < 1 || size > PAGE_SIZE.max) throw badPage(viewer, 'BAD_PAGE_SIZE', { max: PAGE_SIZE.max });
  const read = (cursor: string | null | undefined) =>
    cursor ? readCursor(cursor, list, shape, viewer) : null;
  return { list, size, backward, after: read(args.after), before: read(args.before) };
}

/**
 * Makes a connection of rows fetched by a keyset query that asked for one row more than the page.
 *
 * @param rows in the direction of the query: reversed here when the page was read backward.
 */
export function toConnection<R, T>(
  rows: readonly R[],
  page: Page,
  cursorOf: (row: R) => CursorValues,
  toNode: (row: R) => T,
): Connection<T> {
  const more = rows.length > page.size;
  const shown = rows.slice(0, page.size);
  if (page.backward) shown.reverse();
  const edges = shown.map((row) => ({ cursor: writeCursor(page.list, cursorOf(row)), node: toNode(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== null : more,
      hasPreviousPage: page.backward ? more : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A cursor is opaque and bound to its list (ADR 0002). */
export const writeCursor = (list: string, values: CursorValues): string =>
  Buffer.from(JSON.stringify([list, ...values])).toString('base64url');

function readCursor(cursor: string, list: string, shape: CursorShape, viewer: Viewer): CursorValues {
  try {
    const [owner, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const wellFormed =
      values.length === shape.length && shape.every((kind, place) => IS_VALUE[kind](values[place]));
    if (cursor.length <= LONGEST_CURSOR && owner === list && wellFormed) return values as CursorValues;
  } catch {
    // Refused below, like every other damaged cursor.
  }
  throw badPage(viewer, 'BAD_CURSOR');
}

function badPage(
  viewer: Viewer,
  reason: 'BAD_PAGE_DIRECTION' | 'BAD_PAGE_SIZE' | 'BAD_CURSOR',
  params?: Record<string, number>,
): GraphQLError {
  const message = sayPlatform(viewer.locale, reason, params);
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', reason } });
}
