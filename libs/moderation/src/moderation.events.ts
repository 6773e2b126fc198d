import { z } from 'zod';
import { defineEvent } from '#platform';

/** Job: give back what was claimed and whose claim has ended. */
export const freeExpiredClaims = defineEvent('moderation.free-expired-claims', z.unknown());

/** Job: forget changes of the desk that nobody catches up with any more. */
export const forgetDeskChanges = defineEvent('moderation.forget-desk-changes', z.unknown());

/** Job: tell the staff on duty, once for each opening of the window, how much waits. */
export const announceOpening = defineEvent('moderation.announce-opening', z.unknown());
