import type { Database } from '#platform';
import type { SoughtQuery } from '#russian';
import { weightOf } from '../postgres/query-plan.js';
import type { WeightedAlternative, WeightedWord } from '../rules/score-document.js';
import type { WeightedQuery } from './candidate-queries.js';
import { stemsOf } from './stems.js';

export interface ArchiveWords {
  /** How many documents the archive has, and how long they are on average. */
  readonly documents: number;
  readonly meanLength: number;
  /** In how many documents each word stands; words that PostgreSQL leaves out as common are not there. */
  readonly frequencies: ReadonlyMap<string, number>;
}

interface WordRow {
  readonly documents: number;
  readonly mean_length: number;
  readonly words: string[];
  readonly frequencies: number[];
}

/**
 * What PostgreSQL knows of these words: its own index is always kept, so both engines weigh by the same figures.
 *
 * @param words normalised.
 */
export async function readWords(database: Database, words: readonly string[]): Promise<ArchiveWords> {
  const [row] = await database.read<WordRow>('search: words of a query', WORDS, [[...new Set(words)]]);
  if (!row) throw new Error('The row of search_statistics is missing: run the migrations.');
  return {
    documents: row.documents,
    meanLength: row.mean_length,
    frequencies: new Map(row.words.map((word, at) => [word, Math.max(0, row.frequencies[at] ?? 0)])),
  };
}

const WORDS = `
  WITH word AS (
    SELECT w.word, max(coalesce(l.document_frequency, 0)) AS frequency
    FROM unnest($1::text[]) AS w (word)
    CROSS JOIN LATERAL unnest(to_tsvector('russian', w.word)) AS own
    LEFT JOIN search_lexeme AS l ON l.lexeme = own.lexeme
    GROUP BY w.word
  )
  SELECT s.documents, greatest(s.total_length::float8 / greatest(s.documents, 1), 1) AS mean_length,
    coalesce((SELECT array_agg(word ORDER BY word) FROM word), '{}') AS words,
    coalesce((SELECT array_agg(frequency ORDER BY word) FROM word), '{}') AS frequencies
  FROM search_statistics AS s
`;

/** Every word of the query that figures are needed for. */
export const wordsOf = (query: SoughtQuery): string[] => [
  ...query.words.flatMap(({ alternatives }) => alternatives.flatMap(({ words }) => words)),
  ...query.phrases.flat(),
];

/** The query in stems. Words of a phrase count in the score as words do; a phrase of common words alone is left out. */
export function weighQuery(query: SoughtQuery, known: ArchiveWords): WeightedQuery {
  const words = query.words.map(({ alternatives }) =>
    weighed(
      alternatives.flatMap(({ words: way, share }) => {
        const stems = stemsOf(way.join(' '));
        const frequencies = way.flatMap((word) => known.frequencies.get(word) ?? []);
        if (stems.length === 0 || frequencies.length === 0) return [];
        return [{ stems, share, frequency: Math.min(...frequencies) }];
      }),
      known,
    ),
  );
  const telling = query.phrases.filter((phrase) => phrase.some((word) => known.frequencies.has(word)));
  const phrases = telling.map((phrase) => stemsOf(phrase.join(' ')));
  return {
    words: [...words, ...weighWords(query.phrases.flat(), known)].filter(
      ({ alternatives }) => alternatives.length > 0,
    ),
    phrases,
    excluded: query.excluded.flatMap(stemsOf),
  };
}

/** Words as they are, each once; common words are left out. */
function weighWords(words: readonly string[], known: ArchiveWords): WeightedWord[] {
  return [...new Set(words)].flatMap((word) => {
    const frequency = known.frequencies.get(word);
    if (frequency === undefined) return [];
    return [weighed([{ stems: stemsOf(word), share: 1, frequency }], known)];
  });
}

type CountedAlternative = Omit<WeightedAlternative, 'weight'> & { readonly frequency: number };

const weighed = (alternatives: readonly CountedAlternative[], { documents }: ArchiveWords): WeightedWord => ({
  alternatives: alternatives.map(({ frequency, ...way }) => ({
    ...way,
    weight: weightOf(frequency, documents),
  })),
  uncounted: alternatives.every(({ frequency }) => frequency === 0),
});
