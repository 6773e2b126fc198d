import { z } from 'zod';
import { defineEvent } from '#platform';

/** A thread was sent to where it can be solved; its page says so (docs/product.md §7). */
export const threadRedirected = defineEvent(
  'thread.redirected',
  z.object({ threadId: z.uuid(), redirectionId: z.uuid() }),
);

/** A ticket moved on; the first status, told with the redirection, is not news. */
export const ticketStatusChanged = defineEvent(
  'ticket.status-changed',
  z.object({ ticketId: z.uuid(), changeId: z.uuid() }),
);
