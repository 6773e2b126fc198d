import { Injectable } from '@nestjs/common';
import type { ActivityPage } from './activity-page.js';
import { Database, type Page } from '#platform';
import type { Bilingual } from './category.entity.js';
import type { ModerationStatus } from './rules/moderation-status.js';
import { publicRow } from './rules/public.js';
import type { DestinationKind, ResolutionStatus } from './rules/resolution-status.js';
import { POST_COLUMNS, type PostRow } from './posts.repository.js';
import type { ThreadKind } from './rules/thread-kind.js';
import type { StatusChange } from './status-change.entity.js';

/** A thread as screens show it, with its category. */
export interface ThreadRow {
  readonly id: string;
  readonly number: number;
  readonly kind: ThreadKind;
  readonly slug: string;
  readonly title: string;
  readonly excerpt: string;
  readonly moderation: ModerationStatus;
  readonly resolution: ResolutionStatus;
  /** Where it was sent on to the last time; it is there while its resolution is `REDIRECTED`. */
  readonly redirected_to: DestinationKind | null;
  readonly version: number;
  readonly author_id: string | null;
  readonly author_name: string;
  readonly post_count: number;
  readonly next_position: number;
  readonly official_answer_id: string | null;
  readonly accepted_post_id: string | null;
  readonly submitted_at: Date;
  readonly published_at: Date | null;
  readonly last_activity_at: Date;
  readonly decision_due_at: Date | null;
  readonly answer_due_at: Date | null;
  readonly locked_at: Date | null;
  readonly duplicate_of: string | null;
  readonly category_id: string;
  readonly category_slug: string;
  readonly category_title: Bilingual;
}

const COLUMNS = `t.id, t.number, t.kind, t.slug, t.title, t.excerpt, t.moderation, t.resolution, t.redirected_to, t.version,
  t.author_id, t.author_name, t.post_count, t.next_position, t.official_answer_id, t.accepted_post_id, t.submitted_at,
  t.published_at, t.last_activity_at, t.decision_due_at, t.answer_due_at, t.locked_at, t.duplicate_of, t.category_id,
  c.slug AS category_slug, c.title AS category_title`;
const FROM = 'FROM thread t JOIN category c ON c.id = t.category_id';

/** A thread in a list by activity, and its activity at the moment of that list. */
export interface ListedRow extends ThreadRow {
  readonly listed_at: Date;
}

/** Threads that moved since a first page was read are put back so many at most. */
const MOVED = 500;
/** The activity of thread m at $3: it moves when a post or the thread itself is published. */
const ACTIVITY_AT = `
  SELECT greatest(
    (SELECT max(p.published_at) FROM post p WHERE p.thread_id = m.id AND p.published_at <= $3),
    (SELECT max(s.changed_at) FROM status_change s WHERE s.thread_id = m.id AND s.dimension = 'MODERATION'
       AND s.to_status = 'PUBLISHED' AND s.changed_at <= $3)) AS at`;

/** Threads like a thread, as a list of links shows them. */
export interface RelatedThreads {
  readonly foundAt: Date;
  readonly threads: ReadonlyArray<Pick<ThreadRow, 'id' | 'number' | 'slug' | 'title' | 'resolution'>>;
}

interface Found {
  readonly thread: ThreadRow;
  readonly posts: PostRow[] | null;
}
interface FoundWithRelated extends Found {
  readonly related_found_at: string | null;
  readonly related: readonly string[] | null;
  readonly related_threads: RelatedThreads['threads'] | null;
}

/** How many of the related threads that were found beforehand are shown. */
const RELATED_SHOWN = 5;
/**
 * Those that were found beforehand, as far as readers see them now. Put in their order by the caller: every step of a
 * statement costs a page its preparation, also where it finds nothing.
 */
const RELATED = `r.found_at AS related_found_at, r.related, CASE WHEN r.related IS NOT NULL THEN (
         SELECT json_agg(json_build_object('id', o.id, 'number', o.number, 'slug', o.slug, 'title', o.title,
           'resolution', o.resolution))
         FROM thread o
         WHERE o.id = ANY(r.related) AND ${publicRow('o')} AND o.resolution <> 'DUPLICATE'
       ) END AS related_threads`;

/** In one piece of JSON: each column of an answer has its cost. */
const together = (more: string, from: string): string => `
  SELECT row_to_json(found) AS found FROM (
    SELECT thread, (
      SELECT json_agg(post) FROM (
        SELECT ${POST_COLUMNS} FROM post p
        WHERE p.thread_id = thread.id AND p.position >= $2 AND p.position < $3 AND ${publicRow('p')}
        ORDER BY p.position LIMIT $4
      ) AS post
    ) AS posts${more}
    FROM (SELECT ${COLUMNS} ${FROM}) AS thread ${from}
    WHERE thread.number = $1
  ) AS found`;
const WITH_FIRST_POSTS = together('', '');
const WITH_POSTS = together(
  `, ${RELATED}`,
  'LEFT JOIN thread_related r ON r.thread_id = thread.id AND $2 = 0',
);

type MergedRow = Pick<ThreadRow, 'resolution' | 'duplicate_of'>;

/** Why something was decided: the reason of a list, and the words of who decided. */
export interface Reason {
  readonly code: string | null;
  readonly words: string | null;
}

/** Every query on threads. A caller that shows a thread asks `maySee` first; lists for readers hold published ones only. */
@Injectable()
export class ThreadsRepository {
  constructor(private readonly database: Database) {}

  async byNumber(number: number): Promise<ThreadRow | null> {
    const rows = await this.database.read<ThreadRow>(
      'thread by number',
      `SELECT ${COLUMNS} ${FROM} WHERE t.number = $1`,
      [number],
    );
    return rows[0] ?? null;
  }

  /**
   * A thread with its published posts whose places are in `[from, to)`, in their order; `from` 0 brings related
   * threads too. An index range, whatever the length of the thread.
   */
  async withPosts(
    number: number,
    from: number,
    to: number,
  ): Promise<{ thread: ThreadRow; posts: PostRow[]; related: RelatedThreads | null } | null> {
    const found = await this.together<FoundWithRelated>('thread with posts', WITH_POSTS, [
      number,
      from,
      to,
      to - from,
    ]);
    if (!found) return null;
    const { related_found_at: foundAt, related, related_threads: threads } = found;
    return {
      ...partsOf(found),
      related: foundAt
        ? { foundAt: new Date(foundAt), threads: inOrder(related ?? [], threads ?? []) }
        : null,
    };
  }

  /** A thread with so many of its published posts from the first on. */
  async withFirstPosts(
    number: number,
    count: number,
  ): Promise<{ thread: ThreadRow; posts: PostRow[] } | null> {
    const values = [number, 0, 2_147_483_647, count];
    const found = await this.together('thread with first posts', WITH_FIRST_POSTS, values);
    return found && partsOf(found);
  }

  /** In one statement: going to the database twice costs a reader more than the posts do. */
  private async together<R extends Found>(name: string, sql: string, values: unknown[]): Promise<R | null> {
    const [row] = await this.database.read<{ found: R }>(name, sql, values);
    return row?.found ?? null;
  }

  async byId(id: string): Promise<ThreadRow | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** The thread that a merged one has become part of, at the end of however many merges; `null` for any other. */
  async mergedInto({ resolution, duplicate_of }: MergedRow): Promise<ThreadRow | null> {
    const into = resolution === 'DUPLICATE' && duplicate_of ? await this.byId(duplicate_of) : null;
    return into && ((await this.mergedInto(into)) ?? into);
  }

  byIds(ids: readonly string[]): Promise<ThreadRow[]> {
    return this.database.read('threads by id', `SELECT ${COLUMNS} ${FROM} WHERE t.id = ANY($1::uuid[])`, [
      ids,
    ]);
  }

  /** Published threads of a category, the latest activity first. */
  ofCategory(categoryId: string, page: ActivityPage): Promise<ListedRow[]> {
    const where = `${publicRow('t')} AND t.category_id = $1`;
    return this.byActivity('threads of category', where, page, [categoryId]);
  }

  /** Published threads of all categories, the latest activity first. */
  latest(page: ActivityPage): Promise<ListedRow[]> {
    return this.byActivity('latest threads', `${publicRow('t')} AND $1::text IS NULL`, page, [null]);
  }

  /** Keyset on (activity, id), where the activity is that of the moment at which the first page was read. */
  private byActivity(
    name: string,
    where: string,
    page: ActivityPage,
    parameters: unknown[],
  ): Promise<ListedRow[]> {
    const order = page.backward ? 'ASC' : 'DESC';
    const values = [...parameters, page.size + 1, page.asOf];
    let [bounds, way] = ['', `${name} ${order}`];
    for (const [cursor, sign, label] of [
      [page.after, '<', 'after'],
      [page.before, '>', 'before'],
    ] as const) {
      if (!cursor) continue;
      values.push(cursor[0] ?? null, cursor[1] ?? null);
      bounds += ` AND (listed_at, id) ${sign} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`;
      way += ` ${label}`;
    }
    const listed = (rows: string) =>
      `(SELECT id, listed_at FROM (${rows}) AS row WHERE true ${bounds}
        ORDER BY listed_at ${order}, id ${order} LIMIT $2)`;
    const still = `SELECT t.id, t.last_activity_at AS listed_at FROM thread t
      WHERE ${where} AND t.last_activity_at <= $3`;
    const moved = `SELECT m.id, activity.at AS listed_at
      FROM (SELECT t.id FROM thread t WHERE ${where} AND t.last_activity_at > $3 AND t.published_at <= $3
            ORDER BY t.last_activity_at LIMIT ${MOVED}) AS m
      CROSS JOIN LATERAL (${ACTIVITY_AT}) AS activity WHERE activity.at IS NOT NULL`;
    return this.database.read(
      way,
      `SELECT ${COLUMNS}, l.listed_at FROM (${listed(still)} UNION ALL ${listed(moved)}) AS l
       JOIN thread t ON t.id = l.id JOIN category c ON c.id = t.category_id
       ORDER BY l.listed_at ${order}, l.id ${order} LIMIT $2`,
      values,
    );
  }

  /** Why it is in its present state; for the asker and staff. */
  async reasonOf(threadId: string, dimension: StatusChange['dimension'] = 'MODERATION'): Promise<Reason> {
    const rows = await this.database.read<Reason>(
      'reason of state',
      `SELECT reason_code AS code, reason AS words FROM status_change
       WHERE thread_id = $1 AND post_id IS NULL AND dimension = $2
       ORDER BY changed_at DESC, id DESC LIMIT 1`,
      [threadId, dimension],
    );
    return rows[0] ?? { code: null, words: null };
  }

  /** All that a person asked, in every state, the latest first. */
  ofAuthor(accountId: string, page: Page): Promise<ThreadRow[]> {
    return this.keyset('threads of author', 't.author_id = $1', page, [accountId]);
  }

  private keyset(name: string, where: string, page: Page, parameters: unknown[]): Promise<ThreadRow[]> {
    const way = page.backward ? { order: 'ASC', name: `${name} backward` } : { order: 'DESC', name };
    const bounds: string[] = [];
    const values = [...parameters, page.size + 1];
    for (const [cursor, sign, label] of [
      [page.after, '<', 'after'],
      [page.before, '>', 'before'],
    ] as const) {
      if (!cursor) continue;
      values.push(...cursor);
      bounds.push(
        `AND (t.submitted_at, t.id) ${sign} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`,
      );
      way.name += ` ${label}`;
    }
    return this.database.read(
      way.name,
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} ${bounds.join(' ')}
       ORDER BY t.submitted_at ${way.order}, t.id ${way.order} LIMIT $2`,
      values,
    );
  }
}

const THREAD_INSTANTS = [
  'submitted_at',
  'published_at',
  'last_activity_at',
  'decision_due_at',
  'answer_due_at',
  'locked_at',
] as const;
const POST_INSTANTS = ['created_at', 'published_at', 'edited_at', 'expired_at'] as const;

/** JSON has no instants: PostgreSQL writes them as ISO 8601. Set in the row itself, which was parsed just now. */
function withInstants<Name extends string, Row extends Record<Name, Date | null>>(
  row: Row,
  names: readonly Name[],
): Row {
  const instants: Record<Name, Date | null> = row;
  for (const name of names) {
    const written = instants[name];
    instants[name] = written && new Date(written);
  }
  return row;
}

const partsOf = ({ thread, posts }: Found): { thread: ThreadRow; posts: PostRow[] } => ({
  thread: withInstants(thread, THREAD_INSTANTS),
  posts: (posts ?? []).map((post) => withInstants(post, POST_INSTANTS)),
});

function inOrder<T extends { readonly id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).slice(0, RELATED_SHOWN);
}
