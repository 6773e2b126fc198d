import { z } from 'zod';
import { defineEvent } from '#platform';

/** A schedule, or a calendar that it follows, has changed; `key` names the schedule. */
export const scheduleChanged = defineEvent('schedule.changed', z.object({ key: z.string() }));
