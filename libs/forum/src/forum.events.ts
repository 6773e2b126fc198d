import { z } from 'zod';
import { defineEvent } from '#platform';
import { POST_KINDS } from './post.entity.js';

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
