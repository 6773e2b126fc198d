import { z } from 'zod';
import { defineEvent } from '#platform';
import { POST_KINDS } from './post.entity.js';
import { CLOCK_KINDS } from './rules/clock.js';

/** A question waits for a moderator: sent for the first time, or again after a return. */
export const questionAsked = defineEvent(
  'question.asked',
  z.object({ threadId: z.uuid(), postId: z.uuid() }),
);

/** The asker changed what only staff see. */
export const detailsChanged = defineEvent('details.changed', z.object({ threadId: z.uuid() }));

/** A citizen's reply waits for a moderator. */
export const replySubmitted = defineEvent(
  'reply.submitted',
  z.object({ threadId: z.uuid(), postId: z.uuid() }),
);

/** An edit of a published post waits for a moderator, or its author has taken it back. */
const edited = z.object({ threadId: z.uuid(), postId: z.uuid() });
export const editSubmitted = defineEvent('edit.submitted', edited);
export const editWithdrawn = defineEvent('edit.withdrawn', edited);

/** Readers see the thread from now on. */
export const threadPublished = defineEvent('thread.published', z.object({ threadId: z.uuid() }));

/** The moderator's decision that something is a part of: mail waits until it is announced. */
const decisionId = z.uuid().optional();

/** A post of a published thread became visible. */
export const postPublished = defineEvent(
  'post.published',
  z.object({ threadId: z.uuid(), postId: z.uuid(), kind: z.enum(POST_KINDS), decisionId }),
);

/** A post of a private question, for its asker and staff alone. */
export const privatelyPosted = defineEvent(
  'post.privately-posted',
  z.object({ threadId: z.uuid(), postId: z.uuid(), kind: z.enum(POST_KINDS) }),
);

/** Something else that readers see has changed: accepted, redirected, hidden. */
export const threadChanged = defineEvent('thread.changed', z.object({ threadId: z.uuid() }));

/** Decisions of the desk that the author of the text is told of. */
export const AUTHOR_TOLD = [
  'PUBLISHED',
  'RETURNED',
  'REJECTED',
  'ASKED',
  'MERGED',
  'HIDDEN',
  'LOCKED',
] as const;

/** Something was decided on a post: by a moderator, or by the asker who takes it back. */
export const postDecided = defineEvent(
  'post.decided',
  z.object({
    threadId: z.uuid(),
    postId: z.uuid(),
    decision: z.enum([...AUTHOR_TOLD, 'WITHDRAWN', 'REDIRECTED', 'UNDONE']),
    reason: z.string().nullable(),
    /** Of a decision on an edit of the post, not on the post itself. */
    ofEdit: z.boolean().optional(),
    /** Of an undoing: which decision no longer holds. */
    undoes: z.uuid().optional(),
  }),
);

/**
 * A decision that the author is told of stands, and who made it can no longer undo it: mail about it may leave
 * (docs/product.md §4).
 */
export const decisionAnnounced = defineEvent(
  'post.decision-announced',
  z.object({
    decisionId: z.uuid(),
    threadId: z.uuid(),
    postId: z.uuid(),
    decision: z.enum(AUTHOR_TOLD),
    /** Of a decision on an edit of the post, not on the post itself. */
    ofEdit: z.boolean(),
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
/** A thread was merged into another, or is no duplicate any more. */
export const threadMerged = defineEvent('thread.merged', z.object({ threadId: z.uuid() }));

/** Readers see the thread that others were merged into from now on, or no longer. */
export const mergeTargetChanged = defineEvent(
  'thread.target-changed',
  z.object({ threadId: z.uuid(), decisionId }),
);

const loss = z.object({
  threadId: z.uuid(),
  /** The change of resolution that follows from it. */
  changeId: z.uuid(),
  ground: z.enum(['ANSWER', 'MERGE_TARGET']),
});

/** What ended the waiting of a question has gone: its answer, or the thread it was merged into. */
export const groundLost = defineEvent('thread.ground-lost', loss.extend({ decisionId }));

/** The same, when no decision that it follows from can be undone by who made it: mail about it may leave. */
export const groundLossAnnounced = defineEvent('thread.ground-loss-announced', loss);

/** A scheduled official answer could not be published; it is kept for its author. */
export const answerRefused = defineEvent('answer.refused', z.object({ draftId: z.uuid() }));

/** An official answer holds no longer; once for each date until which it held. */
export const answerExpired = defineEvent(
  'answer.expired',
  z.object({ threadId: z.uuid(), postId: z.uuid() }),
);

/** Job: look which official answers hold no longer. */
export const expireAnswers = defineEvent('forum.expire-answers', z.unknown());

/** Job: publish the official answers whose time has come. */
export const postScheduled = defineEvent('forum.post-scheduled', z.unknown());

/** Job: derive anew the states of these threads. */
export const deriveAnew = defineEvent(
  'forum.derive-anew',
  z.object({ threadIds: z.array(z.uuid()).max(1_000) }),
);
