import { tokens } from '#russian';
import type { Check } from '../check.js';
import { likeness } from '../words.js';

const HOUR_MS = 3_600_000;
/** Shorter ones, such as thanks, repeat by nature. */
const FEWEST_WORDS = 5;

/** The author's own text, sent again almost word for word, waits for a moderator; sent again and again it is refused. */
export const repeatedText: Check = ({ plain }, { now, rules, recent }) => {
  const words = new Set(tokens(plain));
  if (words.size < FEWEST_WORDS) return null;
  const since = now.getTime() - rules.repeatHours * HOUR_MS;
  const times = recent.filter(
    (post) =>
      post.at.getTime() > since &&
      mayBeAlike(words, post.plain, rules.repeatLikeness) &&
      likeness(words, new Set(tokens(post.plain))) >= rules.repeatLikeness,
  ).length;
  if (times === 0) return null;
  return { outcome: times >= rules.repeatsRefused ? 'REFUSE' : 'HOLD', times };
};

/** Another text lacks too many of the words soon, long before it has been taken apart. */
function mayBeAlike(words: ReadonlySet<string>, other: string, least: number): boolean {
  const text = other.toLowerCase().replaceAll('ё', 'е');
  let mayMiss = words.size * (1 - least);
  for (const word of words) if (!text.includes(word) && --mayMiss < 0) return false;
  return true;
}
