import { MOST_FIRST_WORDS } from './query-plan.js';

/** Stands before each lexeme of a title, beside the lexeme itself: what has a word in its title is found by the index. */
export const TITLE_SIGN = '^';

/** One way in which a word of a query may stand in a text. */
export interface AlternativeRow {
  /** In the language of `tsquery`; '' where all its words are too common to count. */
  readonly terms: string;
  readonly frequency: number;
  /** The lexeme with the sign of titles, as an operand; `null` for several words. */
  readonly title_terms: string | null;
  readonly title_frequency: number;
}

/** What ranking knows of the words of a query. */
export interface TermsRow {
  readonly documents: number;
  readonly mean_length: number;
  /** In the order asked. */
  readonly alternatives: readonly AlternativeRow[];
  /** Phrases and exclusions in the language of `tsquery`; '' where all words are too common to count. */
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
}

const STATISTICS = `s.documents, greatest(s.total_length::float8 / greatest(s.documents, 1), 1) AS mean_length`;

/** $1 alternatives of words, $2 phrases, $3 exclusions, all normalised. */
export const TERMS = `
  WITH alternative AS (
    SELECT a.nth, t.terms, count(w.lexeme) AS words, min(w.lexeme) AS lexeme,
      min(greatest(coalesce(l.document_frequency, 0), 0)) AS frequency
    FROM unnest($1::text[]) WITH ORDINALITY AS a (text, nth)
    CROSS JOIN LATERAL (SELECT phraseto_tsquery('russian', a.text)::text AS terms) AS t
    LEFT JOIN LATERAL unnest(tsvector_to_array(to_tsvector('russian', a.text))) AS w (lexeme) ON true
    LEFT JOIN search_lexeme AS l ON l.lexeme = w.lexeme
    GROUP BY a.nth, t.terms
  ), titled AS (
    SELECT a.nth, jsonb_build_object('terms', a.terms, 'frequency', coalesce(a.frequency, 0),
      'title_terms', CASE WHEN a.words = 1 THEN quote_literal('${TITLE_SIGN}' || a.lexeme) END,
      'title_frequency', greatest(coalesce(l.document_frequency, 0), 0)) AS alternative
    FROM alternative AS a LEFT JOIN search_lexeme AS l ON a.words = 1 AND l.lexeme = '${TITLE_SIGN}' || a.lexeme
  )
  SELECT ${STATISTICS},
    coalesce((SELECT jsonb_agg(alternative ORDER BY nth) FROM titled), '[]') AS alternatives,
    ARRAY(SELECT phraseto_tsquery('russian', phrase)::text FROM unnest($2::text[]) AS phrase) AS phrases,
    ARRAY(SELECT phraseto_tsquery('russian', phrase)::text FROM unnest($3::text[]) AS phrase) AS excluded
  FROM search_statistics AS s
`;

export interface CompletionsRow {
  /** Any of them, in the language of `tsquery`; `null` when no word begins so. */
  readonly terms: string | null;
  readonly frequency: number;
}

/** $1 a beginning of lexemes, $2 how many of them at most, $3 lexemes that are not meant. */
export const COMPLETIONS = `
  SELECT string_agg(quote_literal(lexeme), ' | ') AS terms, coalesce(sum(document_frequency), 0)::int AS frequency
  FROM (
    SELECT lexeme, document_frequency FROM search_lexeme
    WHERE lexeme >= $1 AND lexeme < $1 || chr(1114109) AND document_frequency > 0 AND lexeme <> ALL ($3::text[])
    ORDER BY document_frequency DESC, lexeme LIMIT $2
  ) AS l
`;

/** Words and periods apart: in one query, the index asks for each document with a word whether it has any of them. */
const MATCHES = `(c.tsv @@ (SELECT nullif($1, '')::tsquery)
        OR c.tsv @@ (SELECT nullif($21, '')::tsquery) AND c.tsv @@ (SELECT nullif($22, '')::tsquery))
      AND ($11::uuid IS NULL OR c.category_id = $11)
      AND ($12::text IS NULL OR c.kind = $12)
      AND ($13::boolean IS NULL OR c.solved = $13)
      AND ($14::boolean IS NULL OR c.official = $14)
      AND ($15::text IS NULL OR c.region = $15)
      AND ($16::timestamptz IS NULL OR c.activity_at >= $16)
      AND ($17::timestamptz IS NULL OR c.activity_at < $17)`;

/** K of BM25 for a document: k1 = 1.2, b = 0.75. */
const SATURATION = '(1.2 * (0.25 + 0.75 * c.weighted_length / $10::float8))';

/** Of a place in the title 4, in an official answer 1.5, in the question 1, elsewhere 0.8. */
const frequencyOf = (query: string) =>
  `4 * coalesce(ts_rank_cd('{.25, .2, .375, 1}', c.tsv, ${query})::float8, 0)`;

const partOf = (weight: string, full: string, less: string, share: string) =>
  `${weight} * (1 - ${SATURATION} / (${frequencyOf(full)} + ${share} * ${frequencyOf(less)} + ${SATURATION}))`;

/** What was found; lists as text, since a driver reads arrays of thousands slowly. */
export interface FoundRow {
  /** How many documents were looked at. */
  readonly candidates: number;
  /** How many of them are hits. */
  readonly total: number;
  /** Keys, scores and activity (milliseconds since 1970) of the hits, the best first, with commas between. */
  readonly ids: string | null;
  readonly scores: string | null;
  readonly activities: string | null;
  /** `[category, kind, solved, official, region, count]`, one of the first five given. */
  readonly facets: ReadonlyArray<
    readonly [string | null, string | null, boolean | null, boolean | null, string | null, number]
  > | null;
}

/**
 * BM25 (k1 1.2, b 0.75) of the candidates. The frequency of a word in a document is exact: `ts_rank_cd` of one
 * lexeme, or of one or another, adds up the weights of their places, so that a place in the title counts four.
 *
 * The condition hides behind a subquery, so that the planner cannot see how common the words are: it would
 * read the whole table to save the index, not knowing what each document costs to open.
 *
 * Only the best by some words are scored by the others too (see scoringSteps); of equal ones all or none. By date only hits
 * half as good as the best are given: else one common word would put the newest threads of the whole archive first.
 *
 * $1 candidates (tsquery), $2 to $5 the words of the first step: their places (tsquery), places that count less, their share, their
 * weights; $6 to $9 the same of the other words; $10 mean length, $11 category, $12 kind, $13 solved, $14 official,
 * $15 region, $16 from, $17 to, $18 by date, $19 how many hits, $20 whether to count facets, $21 candidates that are only
 * looked for among $22, documents of certain periods (tsquery); $23 how many of the best are scored by the other words.
 */
export const SEARCH = `
  WITH candidate AS MATERIALIZED (
    SELECT c.thread_id, c.activity_at, c.category_id, c.kind, c.solved, c.official, c.region,
      ${Array.from({ length: MOST_FIRST_WORDS }, firstPart).join(' + ')} AS part
    FROM search_document AS c
    WHERE ${MATCHES}
  ), best AS MATERIALIZED (
    SELECT thread_id, activity_at, part,
      cardinality($6::text[]) > 0 AND ($18 OR rank() OVER (ORDER BY part DESC) <= $23) AS whole
    FROM candidate
  ), scored AS MATERIALIZED (
    SELECT thread_id, activity_at, part AS score FROM best WHERE NOT whole
    UNION ALL
    SELECT best.thread_id, best.activity_at, best.part + ${otherParts()}
    FROM best JOIN search_document AS c ON c.thread_id = best.thread_id
    WHERE whole
  ), hit AS MATERIALIZED (
    SELECT thread_id, score, extract(epoch FROM activity_at)::float8 * 1000 AS activity
    FROM scored
    WHERE NOT $18 OR score >= 0.5 * (SELECT max(score) FROM scored)
    ORDER BY score DESC, thread_id DESC LIMIT $19
  )
  SELECT (SELECT count(*) FROM candidate)::int AS candidates,
    CASE WHEN $18 THEN count(*) ELSE (SELECT count(*) FROM candidate) END::int AS total,
    string_agg(thread_id::text, ',' ORDER BY score DESC, thread_id DESC) AS ids,
    string_agg(score::text, ',' ORDER BY score DESC, thread_id DESC) AS scores,
    string_agg(activity::text, ',' ORDER BY score DESC, thread_id DESC) AS activities,
    CASE WHEN $20::boolean THEN (
      SELECT coalesce(jsonb_agg(jsonb_build_array(category_id, kind, solved, official, region, n)), '[]')
      FROM (
        SELECT category_id, kind, solved, official, region, count(*) AS n FROM candidate
        GROUP BY GROUPING SETS (category_id, kind, solved, official, region)
      ) AS counted
    ) END AS facets
  FROM hit
`;

/** What one of the words of the first step adds; subqueries without a table are worked out once a query. */
function firstPart(_: unknown, at: number): string {
  const of = (list: string) => `(SELECT (${list})[${at + 1}])`;
  const query = (list: string) => `(SELECT (${list}::text[])[${at + 1}]::tsquery)`;
  return `coalesce(${partOf(of('$5::float8[]'), query('$2'), query('$3'), of('$4::float8[]'))}, 0)`;
}

function otherParts(): string {
  return `coalesce((
      SELECT sum(${partOf('word.weight', 'word.query', 'word.less', 'word.share')})
      FROM unnest((SELECT $6::text[]::tsquery[]), (SELECT $7::text[]::tsquery[]), $8::float8[], $9::float8[])
        AS word (query, less, share, weight)
    ), 0)`;
}

export interface TextsRow {
  readonly thread_id: string;
  readonly title: string;
  readonly body: string;
}

/** $1 threads. */
export const TEXTS = 'SELECT thread_id, title, body FROM search_text WHERE thread_id = ANY($1::uuid[])';
