import { excerpt } from '#markdown';
import { TITLE_LIMITS } from '../write-post.js';

const SENTENCE = /[^.!?…\n]*[.!?…\n]*\s*/gu;
/** A greeting says nothing about the question. */
const GREETING =
  /^\s*(здравствуйте|здравствуй|добрый (день|вечер)|доброе утро|доброго (времени суток|дня|вечера)|приветствую|привет|уважаем\p{L}+)(\s+[\p{L} ]{0,40})?[\s,.!…]*$/iu;

/**
 * A title for a question that came without one: its first sentence that says something, at most as long as a
 * title may be, cut between words.
 *
 * @param plain the question without marks of formatting.
 * @param fallback for a question too short to be a title.
 */
export function titleOfQuestion(plain: string, fallback: string): string {
  const sentences = (plain.match(SENTENCE) ?? []).filter((sentence) => sentence.trim() !== '');
  const meaning = sentences.filter((sentence) => !GREETING.test(sentence));
  let title = '';
  for (const sentence of meaning.length > 0 ? meaning : sentences) {
    title = `${title}${sentence}`;
    if ([...title.trim()].length >= TITLE_LIMITS.min) break;
  }
  const cut = excerpt(withoutGreeting(title), TITLE_LIMITS.max).replace(/(?<![.])\.$/, '');
  return [...cut].length >= TITLE_LIMITS.min ? cut : fallback;
}

/** «Здравствуйте, как…» begins with the question itself. */
function withoutGreeting(title: string): string {
  const rest = title.trim().replace(/^(здравствуйте|добрый (?:день|вечер)|доброе утро|привет)[\s,!.]+/iu, '');
  if (rest === '' || [...rest].length < TITLE_LIMITS.min) return title.trim();
  return rest.charAt(0).toLocaleUpperCase('ru') + rest.slice(1);
}
