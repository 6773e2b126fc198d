import { textArray } from '#platform';

/*
 * Rows as one parameter a column: one statement a table, whatever the number of rows, and PostgreSQL reads long texts
 * faster so than out of JSON. The columns are given beside each statement, in the order of its parameters.
 */

export const THREAD_COLUMNS = [
  'id',
  'importedId',
  'categoryId',
  'authorName',
  'title',
  'slug',
  'excerpt',
  'officialAnswerId',
  'askedAt',
  'answeredAt',
  'tags',
] as const;

/** Lists of lists must be of one length: the tags of a thread are JSON. */
export const INSERT_THREADS = `
  INSERT INTO thread (id, imported_id, category_id, author_name, title, slug, excerpt, official_answer_id,
    submitted_at, published_at, last_activity_at, tags, moderation, resolution, post_count, next_position)
  SELECT id, imported_id, category_id, author_name, title, slug, excerpt, official_answer_id,
    asked_at, asked_at, answered_at, ARRAY(SELECT json_array_elements_text(tags)), 'PUBLISHED', 'ANSWERED', 2, 2
  FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
    $9::timestamptz[], $10::timestamptz[], $11::json[])
    AS row (id, imported_id, category_id, author_name, title, slug, excerpt, official_answer_id, asked_at, answered_at,
      tags)
  ON CONFLICT (imported_id) DO NOTHING
  RETURNING id
`;

export const POST_COLUMNS = [
  'id',
  'threadId',
  'position',
  'kind',
  'authorName',
  'department',
  'markdown',
  'html',
  'plain',
  'createdAt',
  'publishedAt',
] as const;

export const INSERT_POSTS = `
  INSERT INTO post (id, thread_id, position, kind, moderation, author_name, department, markdown, html, plain,
    created_at, published_at)
  SELECT id, thread_id, position, kind, 'PUBLISHED', author_name, department, markdown, html, plain, created_at,
    published_at
  FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::timestamptz[], $11::timestamptz[])
    AS row (id, thread_id, position, kind, author_name, department, markdown, html, plain, created_at, published_at)
`;

export const CHANGE_COLUMNS = ['id', 'threadId', 'dimension', 'toStatus', 'changedAt'] as const;

/** Nobody of ours did it: there is no actor. */
export const INSERT_CHANGES = `
  INSERT INTO status_change (id, thread_id, dimension, to_status, reason, changed_at)
  SELECT id, thread_id, dimension, to_status, 'import', changed_at
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
    AS row (id, thread_id, dimension, to_status, changed_at)
`;

/** Without those that may be absent. */
const TEXTS: ReadonlySet<string> = new Set([
  'importedId',
  'authorName',
  'title',
  'slug',
  'excerpt',
  'kind',
  'markdown',
  'html',
  'plain',
  'dimension',
  'toStatus',
]);

/** The parameters of a statement. */
export const columnsOf = <Column extends string>(
  columns: readonly Column[],
  rows: ReadonlyArray<Readonly<Record<Column, unknown>>>,
): unknown[] =>
  columns.map((column) => {
    const values = rows.map((row) => row[column]);
    return TEXTS.has(column) ? textArray(values as string[]) : values;
  });
