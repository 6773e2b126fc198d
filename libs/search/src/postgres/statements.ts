/** What ranking knows of the words of a query. */
export interface TermsRow {
  readonly documents: number;
  readonly mean_length: number;
  readonly lexemes: string[];
  readonly frequencies: number[];
  /** How often each stands in the text. */
  readonly counts: number[];
  /** Phrases and exclusions in the language of `tsquery`; '' where all words are too common to count. */
  readonly phrases: string[];
  readonly excluded: string[];
}

/** $1 words, $2 phrases, $3 exclusions, all normalised. */
export const TERMS = `
  WITH word AS (
    SELECT w.lexeme, coalesce(l.document_frequency, 0) AS frequency, cardinality(w.positions) AS count
    FROM unnest(to_tsvector('russian', $1)) AS w LEFT JOIN search_lexeme AS l ON l.lexeme = w.lexeme
  )
  SELECT s.documents, greatest(s.total_length::float8 / greatest(s.documents, 1), 1) AS mean_length,
    coalesce((SELECT array_agg(lexeme) FROM word), '{}') AS lexemes,
    coalesce((SELECT array_agg(frequency) FROM word), '{}') AS frequencies,
    coalesce((SELECT array_agg(count) FROM word), '{}') AS counts,
    ARRAY(SELECT phraseto_tsquery('russian', phrase)::text FROM unnest($2::text[]) AS phrase) AS phrases,
    ARRAY(SELECT phraseto_tsquery('russian', phrase)::text FROM unnest($3::text[]) AS phrase) AS excluded
  FROM search_statistics AS s
`;

const MATCHES = `c.tsv @@ (SELECT $1::tsquery)
      AND ($7::uuid IS NULL OR c.category_id = $7)
      AND ($8::boolean IS NULL OR c.solved = $8)
      AND ($9::boolean IS NULL OR c.official = $9)`;

/** K of BM25 for a document: k1 = 1.2, b = 0.75. */
const SATURATION = '(1.2 * (0.25 + 0.75 * c.weighted_length / $6::float8))';

const frequencyOf = (query: string) => `4 * ts_rank_cd('{.25, .25, .25, 1}', c.tsv, ${query})::float8`;

/**
 * BM25 (k1 1.2, b 0.75) of the candidates. The frequency of a word in a document is exact: `ts_rank_cd` of one
 * lexeme adds up the weights of its places, so that a place in the title counts four.
 *
 * The condition hides behind a subquery, so that the planner cannot see how common the words are: it would
 * read the whole table to save the index, not knowing what each document costs to open.
 *
 * Only the best by the rarest words are scored by all. By date only hits half as good as the best are
 * given: else one common word would put the newest threads of the whole archive first.
 *
 * $1 candidates (tsquery), $2 and $3 rarest words (tsquery) and their weights, $4 and $5 the other words,
 * $6 mean length, $7 category, $8 solved, $9 official, $10 by date, $11 and $12 key and id to begin behind,
 * $13 size, $14 how many are scored by all words.
 */
export const SEARCH = `
  WITH candidate AS MATERIALIZED (
    SELECT c.thread_id, c.activity_at, ${[1, 2, 3].map(roughPart).join(' + ')} AS part
    FROM search_document AS c
    WHERE ${MATCHES}
  ), best AS MATERIALIZED (
    SELECT * FROM candidate ORDER BY part DESC, thread_id DESC LIMIT $14
  ), scored AS MATERIALIZED (
    SELECT thread_id, activity_at, part AS score FROM best WHERE cardinality($4::text[]) = 0
    UNION ALL
    SELECT best.thread_id, best.activity_at, best.part + ${otherParts()}
    FROM best JOIN search_document AS c ON c.thread_id = best.thread_id
    WHERE cardinality($4::text[]) > 0
  ), hit AS (
    SELECT thread_id, score,
      CASE WHEN $10 THEN extract(epoch FROM activity_at)::float8 * 1000 ELSE score END AS key
    FROM scored
    WHERE NOT $10 OR score >= 0.5 * (SELECT max(score) FROM scored)
  ), page AS (
    SELECT * FROM hit
    WHERE $11::float8 IS NULL OR (key, thread_id) < ($11, $12::uuid)
    ORDER BY key DESC, thread_id DESC
    LIMIT $13
  )
  SELECT page.*, CASE WHEN $10 THEN (SELECT count(*) FROM hit) ELSE (SELECT count(*) FROM candidate) END::int AS total,
    (SELECT count(*) FROM candidate)::int AS candidates
  FROM (SELECT) AS always LEFT JOIN page ON true
  ORDER BY key DESC, thread_id DESC
`;

/** What the nth of the rarest words adds; subqueries without a table are worked out once a query. */
function roughPart(nth: number): string {
  return `coalesce((SELECT ($3::float8[])[${nth}])
      * (1 - ${SATURATION} / (${frequencyOf(`(SELECT ($2::text[])[${nth}]::tsquery)`)} + ${SATURATION})), 0)`;
}

function otherParts(): string {
  return `coalesce((
      SELECT sum(word.weight * (1 - ${SATURATION} / (${frequencyOf('word.query')} + ${SATURATION})))
      FROM unnest((SELECT $4::text[]::tsquery[]), $5::float8[]) AS word (query, weight)
    ), 0)`;
}
