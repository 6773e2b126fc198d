import { inBothZones } from '#directory';
import { type ThreadClock, type ThreadRow, courseNow } from '#forum';
import type { Locale } from '#kernel';
import { sayPromise } from '../messages/promise.js';
import type { PageContext } from '../site/page-context.js';

type States = Pick<ThreadRow, 'moderation' | 'resolution'>;

/** A promise in words: when, or that its clock is stopped, or the apology; `null` when nothing is to come. */
export function promiseInWords(page: PageContext, thread: States, clock: ThreadClock): string | null {
  const { locale, viewer } = page;
  const told = (instant: Date): string => inBothZones(instant, viewer.timeZone, locale);
  const course = courseNow(clock);
  if (course === 'STOPS') return null;
  if (course === 'PAUSES') return pauseInWords(locale, thread, clock);
  const { dueAt, likelyAt, latestAt } = clock;
  if (!likelyAt || !latestAt) return sayPromise(locale, 'BY', { time: told(dueAt) });
  return sayPromise(locale, 'LATE', { due: told(dueAt), likely: told(likelyAt), latest: told(latestAt) });
}

function pauseInWords(locale: Locale, { moderation, resolution }: States, { leftMs }: ThreadClock): string {
  const key = `PAUSED_${moderation === 'RETURNED' ? moderation : resolution}`;
  const paused = sayPromise(locale, sayPromise.has(key) ? key : 'PAUSED');
  // Nobody can say when another desk gives it back, and what is late has nothing left.
  if (leftMs <= 0 || resolution === 'REDIRECTED') return paused;
  return sayPromise(locale, 'PAUSED_LEFT', { paused, left: workingTime(locale, leftMs) });
}

/** Hours and minutes, rounded up to a minute. */
function workingTime(locale: Locale, milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  const parts = [
    { key: 'HOURS', count: Math.floor(minutes / 60) },
    { key: 'MINUTES', count: minutes % 60 },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => sayPromise(locale, key, { count }))
    .join(' ');
}
