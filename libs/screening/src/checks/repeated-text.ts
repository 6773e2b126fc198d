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
      post.at.getTime() > since && likeness(words, new Set(tokens(post.plain))) >= rules.repeatLikeness,
  ).length;
  if (times === 0) return null;
  return { outcome: times >= rules.repeatsRefused ? 'REFUSE' : 'HOLD', times };
};
