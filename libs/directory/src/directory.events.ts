import { z } from 'zod';
import { defineEvent } from '#platform';

/**
 * A schedule has other hours than before: it was changed itself, or the production calendar it follows was.
 * Whoever handles it reads the schedule by `Schedules.byKey`, which is never older than the event.
 */
export const scheduleChanged = defineEvent('schedule.changed', z.object({ key: z.string() }));
