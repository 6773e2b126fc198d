import { z } from 'zod';
import { defineEvent } from '#platform';
import { POST_KINDS } from './post.entity.js';
import { CLOCK_KINDS } from './rules/clock.js';

/** A question waits for a moderator: sent for the first time, or again after a return. */
export const questionAsked = defineEvent(
  'question.asked',
  z.object({ threadId: z.uuid(), postId: z.uuid() }),
);

/** A citizen's reply waits for a moderator. */
export const replySubmitted = defineEvent(
  'reply.submitted',
  z.object({ threadId: z.uuid(), postId: z.uuid() }),
);

/** Readers see the thread from now on. */
export const threadPublished = defineEvent('thread.published', z.object({ threadId: z.uuid() }));

/** A post of a published thread became visible. */
export const postPublished = defineEvent(
  'post.published',
  z.object({ threadId: z.uuid(), postId: z.uuid(), kind: z.enum(POST_KINDS) }),
);

/** Something else that readers see has changed: accepted, redirected, hidden. */
export const threadChanged = defineEvent('thread.changed', z.object({ threadId: z.uuid() }));

/** A moderator's decision, or the asker's withdrawal, ended the waiting of a post. */
export const postDecided = defineEvent(
  'post.decided',
  z.object({
    threadId: z.uuid(),
    postId: z.uuid(),
    decision: z.enum(['PUBLISHED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'REDIRECTED']),
    reason: z.string().nullable(),
  }),
);

/** Which deadline of which clock; a deadline that moves is another one. */
const deadline = z.object({ threadId: z.uuid(), clock: z.enum(CLOCK_KINDS), dueAt: z.iso.datetime() });

/** Three quarters of the working time of a promise have passed; once for each deadline, in working hours. */
export const promiseWarned = defineEvent('promise.warned', deadline);

/** A promise was not kept; once for each deadline, in working hours. */
export const promiseOverdue = defineEvent('promise.overdue', deadline);

/** The same, for those who are told of all that was found together. */
export const promisesMissed = defineEvent(
  'promises.missed',
  z.object({ findingId: z.uuid(), deadlines: z.array(deadline).nonempty() }),
);

/** The schedule has changed, and with it the due times of a thread; once for each change. */
export const promiseMoved = defineEvent(
  'promise.moved',
  z.object({
    moveId: z.uuid(),
    threadId: z.uuid(),
    moves: z
      .array(z.object({ clock: z.enum(CLOCK_KINDS), from: z.iso.datetime(), to: z.iso.datetime() }))
      .nonempty(),
  }),
);

/** Job: look which promises are near their end or past it. */
export const sweepPromises = defineEvent('forum.sweep-promises', z.unknown());
