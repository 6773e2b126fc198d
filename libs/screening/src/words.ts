import { foldMixedAlphabets, normaliseText, stem } from '#russian';

/** A word of a text, normalised, with its place: `[start, end)` in UTF-16 units. */
export interface Word {
  readonly normal: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{Nd}][\p{L}\p{Nd}\p{M}\u00AD\u200B-\u200D\u2060]*/gu;

/** The words of a text; a Latin letter inside a Russian word hides nothing. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: written, index }) => ({
    normal: foldMixedAlphabets(normaliseText(written)),
    start: index,
    end: index + written.length,
  }));
}

/** Words that say nothing of what it is about. */
const SILENT = new Set(
  `а без был была было быть в вам вас вы все вчера где да день для до добрый если есть еще же за здравствуйте и из
   или как когда кто ли мне можно мой моя мы на надо нас не нет никак ничего но ну нужно о он она они от очень по
   пожалуйста помогите помощь помочь почему при проблема просто работает работать с сделать сегодня скажите подскажите
   спасибо срочно так там то только тут у уже что чтобы это я делать опять снова вообще совсем`
    .split(/\s+/)
    .map(stem),
);

/** The words of a text that say what it is about, their forms brought together. */
export const tellingWords = (text: string): Set<string> =>
  new Set(
    foldMixedAlphabets(normaliseText(text))
      .split(' ')
      .map(stem)
      .filter((word) => word.length > 1 && !SILENT.has(word) && !/^\d+$/.test(word)),
  );

/** What part of the words of both texts they share, from 0 to 1 (the Jaccard index). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
}
