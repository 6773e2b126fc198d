import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { prepared, textArray } from '#platform';
import { searchText } from '#russian';
import { PERIOD } from './periods.js';
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
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly others: string;
}

/** Documents on their way into the index: what {@link DOCUMENTS} is made of, $1 to $13. */
export type Documents = readonly unknown[];

/** Some milliseconds of work. */
const NORMALISED_AT_ONCE = 20;

/** @returns those of the threads that are published. */
export const readPublished = (tx: EntityManager, threadIds: readonly string[]): Promise<PublishedRow[]> =>
  prepared(tx, 'published threads', READ, [threadIds, BODY_CHARS]);

/** Makes threads comparable with queries; lets the process do something else in between. */
export async function documentsOf(rows: readonly PublishedRow[]): Promise<Documents> {
  const texts = [];
  for (const row of rows) {
    texts.push({
      title: searchText(row.title),
      question: searchText(row.question),
      answer: searchText(row.answer),
      others: searchText(row.others),
    });
    if (texts.length % NORMALISED_AT_ONCE === 0) await setImmediate();
  }
  return [
    rows.map(({ id }) => id),
    rows.map((row) => row.category_id),
    rows.map(({ kind }) => kind),
    rows.map(({ region }) => region),
    rows.map(({ solved }) => solved),
    rows.map(({ official }) => official),
    rows.map(({ activity }) => activity),
    textArray(texts.map(({ title }) => title)),
    textArray(texts.map(({ question }) => question)),
    textArray(texts.map(({ answer }) => answer)),
    textArray(texts.map(({ others }) => others)),
    texts.map(
      ({ title, question, answer, others }) =>
        TITLE_WEIGHT * wordCount(title) + wordCount(question) + wordCount(answer) + wordCount(others),
    ),
    textArray(
      texts.map(({ question, answer, others }) =>
        [question, answer, others].filter(Boolean).join(' ').slice(0, TEXT_CHARS),
      ),
    ),
  ];
}

const READ = `
  SELECT t.id, t.category_id, t.kind, d.region, t.resolution = 'SOLVED' AS solved, t.last_activity_at::text AS activity,
    t.title, posts.official, posts.question, posts.answer, posts.others
  FROM thread AS t
  LEFT JOIN thread_details AS d ON d.thread_id = t.id
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(p.kind = 'OFFICIAL_ANSWER'), false) AS official,
      coalesce(left(string_agg(p.plain, E'\\n') FILTER (WHERE p.kind = 'QUESTION'), $2), '') AS question,
      coalesce(left(string_agg(p.plain, E'\\n' ORDER BY p.position) FILTER (WHERE p.kind = 'OFFICIAL_ANSWER'), $2), '')
        AS answer,
      coalesce(left(string_agg(p.plain, E'\\n' ORDER BY p.position)
        FILTER (WHERE p.kind NOT IN ('QUESTION', 'OFFICIAL_ANSWER')), $2), '') AS others
    FROM post AS p
    WHERE p.thread_id = t.id AND p.moderation = 'PUBLISHED'
  ) AS posts
  WHERE t.id = ANY($1::uuid[]) AND t.moderation = 'PUBLISHED'
`;

/** The weights of a place: A title, B official answer, D question, C everything else (statements.ts). */
export const DOCUMENTS = `
  SELECT d.thread_id, category_id, kind, region, solved, official, activity_at,
    setweight(t.title, 'A') || to_tsvector('russian', question) || setweight(to_tsvector('russian', answer), 'B')
      || setweight(to_tsvector('russian', others), 'C') || t.signed || ${PERIOD} AS tsv,
    weighted_length, d.title, body
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::timestamptz[],
    $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::text[])
    AS d (thread_id, category_id, kind, region, solved, official, activity_at, title, question, answer, others,
      weighted_length, body)
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
