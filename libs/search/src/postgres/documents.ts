import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { publicRow } from '#forum';
import { prepared, textArray } from '#platform';
import { searchText } from '#russian';
import { periodOf } from './periods.js';
import { TITLE_SIGN } from './statements.js';

/** Characters of a thread's posts that are indexed: a `tsvector` holds one megabyte. */
const BODY_CHARS = 256_000;
/** Characters of a thread's posts that the best hits are compared by: what a thread is about stands at its beginning. */
const TEXT_CHARS = 2_000;
/** A word of the title counts as four of the body (statements.ts). */
const TITLE_WEIGHT = 4;

export interface PublishedRow {
  readonly id: string;
  readonly category_id: string;
  readonly kind: string;
  readonly region: string | null;
  readonly solved: boolean;
  readonly official: boolean;
  readonly activity: string;
  /** The lexeme of its latest activity (periods.ts). */
  readonly period: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly others: string;
}

/** A published thread, and its texts as search compares them. */
export interface Comparable {
  readonly row: PublishedRow;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly others: string;
}

/** Vectors that are made already. */
export interface ReadyVectors {
  /** A parameter of type `tsvector[]`. */
  readonly vectors: Buffer;
  /** Those of the documents whose vectors PostgreSQL must make all the same: null there. */
  readonly missing: ReadonlySet<number>;
}

/** Documents on their way into the index: what {@link DOCUMENTS} is made of, $1 to $15. */
export type Documents = readonly unknown[];

/** Some milliseconds of work. */
const NORMALISED_AT_ONCE = 20;

/** @returns those of the threads that are published. */
export const readPublished = (tx: EntityManager, threadIds: readonly string[]): Promise<PublishedRow[]> =>
  prepared(tx, 'published threads', READ, [threadIds, BODY_CHARS]);

/** Makes threads comparable with queries; lets the process do something else in between. */
export async function comparable(rows: readonly PublishedRow[]): Promise<Comparable[]> {
  const documents = [];
  for (const row of rows) {
    documents.push({
      row,
      title: searchText(row.title),
      question: searchText(row.question),
      answer: searchText(row.answer),
      others: searchText(row.others),
    });
    if (documents.length % NORMALISED_AT_ONCE === 0) await setImmediate();
  }
  return documents;
}

/** @param ready vectors that need not be made of the texts. */
export function parametersOf(documents: readonly Comparable[], ready: ReadyVectors | null = null): Documents {
  const rows = documents.map(({ row }) => row);
  const toMake = (text: (document: Comparable) => string) =>
    textArray(documents.map((each, i) => (ready === null || ready.missing.has(i) ? text(each) : '')));
  return [
    rows.map(({ id }) => id),
    rows.map((row) => row.category_id),
    rows.map(({ kind }) => kind),
    rows.map(({ region }) => region),
    rows.map(({ solved }) => solved),
    rows.map(({ official }) => official),
    rows.map(({ activity }) => activity),
    rows.map(({ period }) => period),
    textArray(documents.map(({ title }) => title)),
    toMake(({ question }) => question),
    toMake(({ answer }) => answer),
    toMake(({ others }) => others),
    documents.map(
      ({ title, question, answer, others }) =>
        TITLE_WEIGHT * wordCount(title) + wordCount(question) + wordCount(answer) + wordCount(others),
    ),
    textArray(
      documents.map(({ question, answer, others }) =>
        [question, answer, others].filter(Boolean).join(' ').slice(0, TEXT_CHARS),
      ),
    ),
    ready?.vectors ?? null,
  ];
}

/** Only what is long is cut: `left` counts the letters of all it is given. */
const cut = (text: string): string =>
  `coalesce(CASE WHEN octet_length(${text}) > $2 THEN left(${text}, $2) ELSE ${text} END, '')`;

const READ = `
  SELECT t.id, t.category_id, t.kind, d.region, t.resolution = 'SOLVED' AS solved, t.last_activity_at::text AS activity,
    ${periodOf('t.last_activity_at', 't.id')} AS period, t.title, coalesce(posts.official, false) AS official,
    ${cut('posts.question')} AS question, ${cut('posts.answer')} AS answer, ${cut('posts.others')} AS others
  FROM thread AS t
  LEFT JOIN thread_details AS d ON d.thread_id = t.id
  CROSS JOIN LATERAL (
    SELECT bool_or(p.kind = 'OFFICIAL_ANSWER') AS official,
      string_agg(p.plain, E'\\n') FILTER (WHERE p.kind = 'QUESTION') AS question,
      string_agg(p.plain, E'\\n' ORDER BY p.position) FILTER (WHERE p.kind = 'OFFICIAL_ANSWER') AS answer,
      string_agg(p.plain, E'\\n' ORDER BY p.position) FILTER (WHERE p.kind NOT IN ('QUESTION', 'OFFICIAL_ANSWER'))
        AS others
    FROM post AS p
    WHERE p.thread_id = t.id AND ${publicRow('p')}
  ) AS posts
  WHERE t.id = ANY($1::uuid[]) AND ${publicRow('t')}
`;

/**
 * A ready vector has its lexemes in any order; put together with an empty one it has them in that of all others.
 * The weights of a place: A title, B official answer, D question, C everything else (statements.ts).
 */
export const DOCUMENTS = `
  SELECT d.thread_id, category_id, kind, region, solved, official, activity_at,
    coalesce(vector || '', setweight(t.title, 'A') || to_tsvector('russian', question)
      || setweight(to_tsvector('russian', answer), 'B') || setweight(to_tsvector('russian', others), 'C')
      || t.signed || array_to_tsvector(ARRAY[period])) AS tsv,
    weighted_length, d.title, body
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::timestamptz[],
    $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::tsvector[])
    AS d (thread_id, category_id, kind, region, solved, official, activity_at, period, title, question, answer, others,
      weighted_length, body, vector)
  CROSS JOIN LATERAL (
    SELECT v.title, array_to_tsvector(ARRAY(SELECT '${TITLE_SIGN}' || l FROM unnest(tsvector_to_array(v.title)) AS l))
      AS signed
    FROM (SELECT to_tsvector('russian', d.title) AS title) AS v
  ) AS t
`;

/** Words of a normalised text; that common words count too changes the mean as it changes each length. */
function wordCount(text = ''): number {
  if (text === '') return 0;
  let count = 1;
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) count += 1;
  return count;
}
