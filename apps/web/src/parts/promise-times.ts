import { inBothZones } from '#directory';
import { type ThreadClock, type ThreadRow, courseNow, isAsker } from '#forum';
import type { Locale } from '#kernel';
import { sayPromise } from '../messages/promise.js';
import type { PageContext } from '../site/page-context.js';

type States = Pick<ThreadRow, 'moderation' | 'resolution' | 'redirected_to' | 'author_id'>;

/** A promise in words: when, or that its clock is stopped, or the apology; `null` when nothing is to come. */
export function promiseInWords(page: PageContext, thread: States, clock: ThreadClock): string | null {
  const { locale, viewer } = page;
  const told = (instant: Date): string => inBothZones(instant, viewer.timeZone, locale, page.now);
  const course = courseNow(clock);
  if (course === 'STOPS') return null;
  if (course === 'PAUSES') return pauseInWords(page, thread, clock);
  const { dueAt, likelyAt, latestAt } = clock;
  if (!likelyAt || !latestAt) return sayPromise(locale, 'BY', { time: told(dueAt) });
  return sayPromise(locale, 'LATE', { latest: told(latestAt) });
}

function pauseInWords(page: PageContext, thread: States, { leftMs }: ThreadClock): string {
  const { locale, viewer } = page;
  const { moderation, resolution, redirected_to: to } = thread;
  const own = isAsker(viewer, { authorId: thread.author_id }) ? '_OWN' : '';
  const status = moderation === 'RETURNED' ? moderation : resolution;
  const how = resolution === 'REDIRECTED' ? to && `_${to}` : own;
  const key = `PAUSED_${status}${how ?? ''}`;
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
