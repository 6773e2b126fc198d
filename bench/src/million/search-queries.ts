import { misspell } from '../quality/misspell.js';
import { between, pick, seeded } from '../random.js';
import { WordSource } from './word-source.js';

export interface SearchQuestion {
  readonly query: string;
  readonly category?: string;
  readonly solved?: boolean;
  readonly officialAnswer?: boolean;
}

const MOST_WORDS = 8;
/** Share of a query's words that belong to one subject; the others are any words of the language, mostly common ones. */
const OF_TOPIC = 0.6;
const MISSPELT = 0.15;
const FILTERED = 0.15;

/** Queries of 1 to 8 words of the archive's own; some misspelt, some narrowed. The same for the same seed. */
export function searchQuestions(
  count: number,
  categoryIds: readonly string[],
  seed: number,
): SearchQuestion[] {
  const random = seeded(seed);
  const words = new WordSource(random);
  return Array.from({ length: count }, (_, i) => {
    const topic = words.topic();
    const text = Array.from({ length: 1 + (i % MOST_WORDS) }, () => words.word(topic, OF_TOPIC)).join(' ');
    const query = random() < MISSPELT ? misspell(text, random) : text;
    if (random() >= FILTERED) return { query };
    const key = Buffer.from(`Category:${pick(random, categoryIds)}`).toString('base64url');
    return pick(random, [
      { query, category: key },
      { query, solved: true },
      { query, officialAnswer: true },
      { query, category: key, officialAnswer: true },
    ]);
  });
}

/** What stands in the line while somebody types one or two words of a subject. */
export function begunQueries(count: number, seed: number): string[] {
  const random = seeded(seed);
  const words = new WordSource(random);
  return Array.from({ length: count }, () => {
    const topic = words.topic();
    const begun = words.telling(topic).slice(0, between(random, 1, 8));
    return random() < 0.5 ? begun : `${words.telling(topic)} ${begun}`;
  });
}
