import type { Check } from '../check.js';

const MINUTE_MS = 60_000;

/** Too many posts in too short a time are refused, with the time from which the next may come. */
export const flood: Check = (_draft, { now, rules, fullSince }) => {
  if (fullSince === null) return null;
  const retryAt = new Date(fullSince.getTime() + rules.floodMinutes * MINUTE_MS);
  return retryAt > now ? { outcome: 'REFUSE', retryAt } : null;
};
