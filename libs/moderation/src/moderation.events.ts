import { z } from 'zod';
import { defineEvent } from '#platform';

/** Job: give back what was claimed and whose claim has ended. */
export const freeExpiredClaims = defineEvent('moderation.free-expired-claims', z.unknown());

/** Job: forget changes of the desk that nobody catches up with any more. */
export const forgetDeskChanges = defineEvent('moderation.forget-desk-changes', z.unknown());

/** Job: tell the staff on duty, once for each opening of the window, how much waits. */
export const announceOpening = defineEvent('moderation.announce-opening', z.unknown());

/** Job: announce the decisions that who made them can no longer undo. */
export const announceDecisions = defineEvent('moderation.announce-decisions', z.unknown());

/** Job: write to the specialist who was asked. */
export const tellSpecialist = defineEvent('moderation.tell-specialist', z.object({ decisionId: z.uuid() }));

/** Job: make the decisions whose time has come. */
export const makeScheduled = defineEvent('moderation.make-scheduled', z.unknown());

/** Job: tell who scheduled a decision that it could not be made. */
export const tellDraftRefused = defineEvent('moderation.tell-draft-refused', z.object({ draftId: z.uuid() }));

/** Job: tell whoever reported a post what was decided. */
export const tellReporters = defineEvent('moderation.tell-reporters', z.object({ decisionId: z.uuid() }));

/** Job: tell supervisors that two moderators disagree on a rejection. */
export const tellDispute = defineEvent('moderation.tell-dispute', z.object({ reviewId: z.uuid() }));
