import { type SoughtWord, searchWords, stem } from '#russian';

/**
 * A text in the words of another one: of each word the way to say it that the other has, or else what was meant.
 *
 * @param words of the text, as they were understood.
 */
export function inWordsOf(words: readonly SoughtWord[], other: string): string {
  const there = new Set(searchWords(other).map(stem));
  const ways = words.map(
    ({ alternatives }) =>
      alternatives.find((way) => way.words.every((word) => there.has(stem(word)))) ?? alternatives[0],
  );
  return ways.flatMap((way) => way?.words ?? []).join(' ');
}
