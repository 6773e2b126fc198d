import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type ThreadKind, publicRow } from '#forum';
import { stemsOf } from './stems.js';

/** A published thread as Meilisearch keeps it: texts, and beside each its stems, which alone are searched. */
export interface ArchiveDocument {
  readonly id: string;
  readonly title: string;
  readonly official: string;
  readonly body: string;
  readonly answers: readonly string[];
  readonly titleStems: string;
  readonly officialStems: string;
  readonly bodyStems: string;
  readonly answersStems: string;
  readonly category: string;
  readonly kind: ThreadKind;
  readonly solved: boolean;
  readonly hasOfficial: boolean;
  /** ISO 3166-2. */
  readonly region: string | null;
  /** Latest activity, milliseconds since 1970. */
  readonly activity: number;
  /** Of all the rest: what `veche search verify` compares. */
  readonly digest: string;
}

export interface PublishedThread {
  readonly id: string;
  readonly title: string;
  readonly official: string;
  readonly body: string;
  readonly answers: string[];
  readonly category: string;
  readonly kind: ThreadKind;
  readonly solved: boolean;
  readonly region: string | null;
  readonly activity: number;
}

/** Characters of one field, and community answers of one thread, that are indexed: candidates are read whole. */
const FIELD_CHARS = 20_000;
const ANSWERS = 40;

/** @returns what anyone may read of these threads now; those that are not published are left out. */
export async function readPublished(
  tx: Pick<EntityManager, 'query'>,
  threadIds: readonly string[],
): Promise<ArchiveDocument[]> {
  const rows = await tx.query<PublishedThread[]>(READ, [threadIds, FIELD_CHARS, ANSWERS]);
  return rows.map(toDocument);
}

/**
 * Only of posts that readers see. The region that an asker told is for staff only, so no document has one.
 *
 * $1 threads, $2 characters of a field, $3 community answers.
 */
const READ = `
  SELECT t.id, t.title, t.category_id AS category, t.kind, t.resolution = 'SOLVED' AS solved, NULL::text AS region,
    (extract(epoch FROM t.last_activity_at) * 1000)::float8 AS activity, posts.official, posts.body, posts.answers
  FROM thread AS t
  CROSS JOIN LATERAL (
    SELECT left(coalesce(string_agg(p.plain, E'\\n' ORDER BY p.position) FILTER (WHERE p.kind = 'OFFICIAL_ANSWER'), ''),
        $2) AS official,
      left(coalesce(string_agg(p.plain, E'\\n' ORDER BY p.kind <> 'QUESTION', p.position)
        FILTER (WHERE p.kind IN ('QUESTION', 'CLARIFICATION')), ''), $2) AS body,
      coalesce((array_agg(left(p.plain, $2) ORDER BY p.position)
        FILTER (WHERE p.kind = 'COMMUNITY_ANSWER'))[1:$3], '{}') AS answers
    FROM post AS p
    WHERE p.thread_id = t.id AND ${publicRow('p')}
  ) AS posts
  WHERE t.id = ANY($1::uuid[]) AND ${publicRow('t')}
`;

export function toDocument({ official, ...thread }: PublishedThread): ArchiveDocument {
  const document = {
    ...thread,
    official,
    titleStems: joinedStems(thread.title),
    officialStems: joinedStems(official),
    bodyStems: joinedStems(thread.body),
    answersStems: joinedStems(thread.answers.join('\n').slice(0, FIELD_CHARS)),
    hasOfficial: official !== '',
    activity: Math.floor(thread.activity),
  };
  return { ...document, digest: digestOf(document) };
}

const joinedStems = (text: string): string => stemsOf(text).join(' ');

function digestOf(document: object): string {
  const parts = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
