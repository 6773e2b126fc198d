import { excerpt } from '#markdown';
import { TITLE_LIMITS } from '../write-post.js';
import { sentencesOf } from './sentences.js';

const GREETING = String.raw`(?:здравствуй(?:те)?|здрасьте|добр(?:ый|ого|ой|ое|ая|ых)\s+(?:день|дня|вечер|вечера|ночи|ночь|утро|утра|времени\s+суток|суток)|доброго\s+времени|приветствую|привет|салют|уважаем\p{L}+|hello|hi|dear)`;
/** A greeting says nothing about the question: alone, with another, or with the name of whoever is greeted. */
const ONLY_GREETING = new RegExp(String.raw`^\s*${GREETING}(?:[\s,]+[\p{L} ,-]{0,40})?[\s,.!…)]*$`, 'iu');
const BEGINS_WITH_GREETING = new RegExp(String.raw`^\s*${GREETING}(?!\p{L})[\s,.!…)]*`, 'iu');

/**
 * A title for a question that came without one: its first sentence that says something, at most as long as a
 * title may be, cut between words.
 *
 * @param plain the question without marks of formatting.
 * @param fallback for a question too short to be a title, or that is a greeting alone.
 */
export function titleOfQuestion(plain: string, fallback: string): string {
  let title = '';
  for (const sentence of sentencesOf(plain)) {
    if (title === '' && isGreeting(sentence)) continue;
    title = `${title}${sentence}`;
    if ([...withoutGreeting(title)].length >= TITLE_LIMITS.min) break;
  }
  const cut = excerpt(withoutGreeting(title), TITLE_LIMITS.max).replace(/(?<![.]|\s\p{L})\.$/u, '');
  return [...cut].length >= TITLE_LIMITS.min ? cut : fallback;
}

/** A question begins with a greeting, too: «Уважаемый портал, почему…» says something. */
const isGreeting = (sentence: string): boolean => ONLY_GREETING.test(sentence) && !sentence.includes('?');

/** «Здравствуйте, как…» begins with the question itself. */
function withoutGreeting(title: string): string {
  const [greeting = ''] = BEGINS_WITH_GREETING.exec(title) ?? [];
  if (!/[\s,.!…)]$/.test(greeting) || /уважаем|dear/iu.test(greeting)) return title.trim();
  const rest = title.slice(greeting.length).trim();
  return rest.charAt(0).toLocaleUpperCase('ru') + rest.slice(1);
}
