import { z } from 'zod';
import { defineEvent } from '#platform';

/** Job: write to the specialist who was asked. */
export const tellSpecialist = defineEvent('moderation.tell-specialist', z.object({ decisionId: z.uuid() }));

/** Job: make the decisions whose time has come. */
export const makeScheduled = defineEvent('moderation.make-scheduled', z.unknown());

/** Job: tell who scheduled a decision that it could not be made. */
export const tellDraftRefused = defineEvent('moderation.tell-draft-refused', z.object({ draftId: z.uuid() }));

/** Job: tell supervisors that two moderators disagree on a rejection. */
export const tellDispute = defineEvent('moderation.tell-dispute', z.object({ reviewId: z.uuid() }));
