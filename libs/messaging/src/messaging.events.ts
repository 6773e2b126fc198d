import { z } from 'zod';
import { defineEvent } from '#platform';

/** With the queue's back-off (e^attempt seconds, at most six hours) these last for about four days. */
export const MAX_ATTEMPTS = 25;

/** Job: hand one message to the mail server. The message itself stays in its row: it may hold secret links. */
export const deliverMail = defineEvent('mail.deliver', z.object({ mailId: z.uuid() }));

/** Job: take up again what a process was delivering when it died. */
export const recoverMails = defineEvent('mail.recover', z.unknown());
