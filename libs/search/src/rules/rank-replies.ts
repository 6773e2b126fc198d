import { normaliseText, searchText, stem } from '#russian';

/** What the reply is for. */
export interface AskedQuestion {
  readonly text: string;
  readonly categoryId: string;
  /** Words that say the same as some of the text; none unless told. */
  readonly synonyms?: string;
}

/** A question of the past with its official answer. */
export interface AnsweredQuestion {
  readonly text: string;
  readonly categoryId: string;
  readonly answer: string;
}

export interface RankedReply<A extends AnsweredQuestion> {
  /** The most alike of those answered so. */
  readonly best: A;
  /** 0 to 1. */
  readonly similarity: number;
  /** How many of the candidates were answered so. */
  readonly count: number;
}

/** What the likeness of questions is worth beside that of the answer, by words and by their parts. */
const SHARES = { questionWords: 1 / 3, questionParts: 1 / 3, answerWords: 1 / 6, answerParts: 1 / 6 };
/** What a synonym is worth beside a word of the question itself. */
const SYNONYM = 0.5;
/** A question of another theme is asked in the same words about something else. */
const OTHER_CATEGORY = 0.5;
/** How much of the way to 1 a further question with the same answer may add. */
const FURTHER = 0.1;
/** The beginning says what a text is about; more would cost time only. */
const CHARS = 2_000;
const K1 = 1.2;
const B = 0.75;

/**
 * Past answers that would fit a question, the best first. Answers that are equal but for case, signs and spaces are one,
 * and their scores are pooled (docs/product.md §4).
 */
export function rankReplies<A extends AnsweredQuestion>(
  asked: AskedQuestion,
  past: readonly A[],
): RankedReply<A>[] {
  const [text, synonyms] = [asked.text, asked.synonyms ?? ''].map(comparable) as [string, string];
  const questions = past.map((one) => comparable(one.text));
  const answers = past.map((one) => comparable(one.answer));
  const alike = (termsOf: (text: string) => string[], texts: readonly string[]) =>
    likeness(new Set(termsOf(text)), new Set(termsOf(synonyms)), texts.map(termsOf));
  const [byQuestionWords, byQuestionParts] = [wordsOf, partsOf].map((terms) => alike(terms, questions));
  const [byAnswerWords, byAnswerParts] = [wordsOf, partsOf].map((terms) => alike(terms, answers));
  const scored = past.map((one, i) => {
    const sum =
      SHARES.questionWords * (byQuestionWords?.[i] ?? 0) +
      SHARES.questionParts * (byQuestionParts?.[i] ?? 0) +
      SHARES.answerWords * (byAnswerWords?.[i] ?? 0) +
      SHARES.answerParts * (byAnswerParts?.[i] ?? 0);
    return { one, score: one.categoryId === asked.categoryId ? sum : sum * OTHER_CATEGORY };
  });
  const pooled = Map.groupBy(scored, ({ one }) => normaliseText(one.answer));
  return [...pooled.values()].map(pool).sort((a, b) => b.similarity - a.similarity);
}

function pool<A extends AnsweredQuestion>(
  same: ReadonlyArray<{ readonly one: A; readonly score: number }>,
): RankedReply<A> {
  const [best, ...further] = same.toSorted((a, b) => b.score - a.score);
  if (!best) throw new Error('A group of answers is never empty');
  const rest = further.reduce((left, { score }) => left * (1 - FURTHER * score), 1 - best.score);
  return { best: best.one, similarity: 1 - rest, count: same.length };
}

/**
 * BM25 of each text as a share of what it could have at best for the words of the question: 0 to 1. Synonyms only add: who
 * answers in the words of the question needs none.
 */
function likeness(
  wanted: ReadonlySet<string>,
  synonyms: ReadonlySet<string>,
  texts: ReadonlyArray<readonly string[]>,
): number[] {
  const all = new Set([...wanted, ...synonyms]);
  const counted = texts.map((terms) => countWanted(terms, all));
  const mean = counted.reduce((sum, { length }) => sum + length, 0) / counted.length || 1;
  const frequencies = new Map<string, number>();
  for (const { counts } of counted)
    for (const term of counts.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const weigh = (term: string) => rarity(frequencies.get(term) ?? 0, texts.length);
  const weights = new Map([...all].map((term) => [term, (wanted.has(term) ? 1 : SYNONYM) * weigh(term)]));
  const most = [...wanted].reduce((sum, term) => sum + weigh(term), 0) || 1;
  return counted.map(({ counts, length }) => {
    const saturation = K1 * (1 - B + (B * length) / mean);
    let sum = 0;
    for (const [term, count] of counts)
      sum += ((weights.get(term) ?? 0) * count * (K1 + 1)) / (count + saturation);
    return Math.min(1, sum / ((K1 + 1) * most));
  });
}

const comparable = (text: string): string => searchText(text.slice(0, CHARS));

const rarity = (frequency: number, of: number): number =>
  Math.log(1 + (of - frequency + 0.5) / (frequency + 0.5));

function countWanted(terms: readonly string[], wanted: ReadonlySet<string>) {
  const counts = new Map<string, number>();
  for (const term of terms) if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: terms.length };
}

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean).map(stem);

/** Runs of three and four letters within words: what misspelt and related words have in common. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const padded = ` ${word} `;
    for (const size of [3, 4])
      for (let i = 0; i + size <= padded.length; i++) parts.push(padded.slice(i, i + size));
  }
  return parts;
}
