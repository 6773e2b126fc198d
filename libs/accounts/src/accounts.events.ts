import { z } from 'zod';
import { defineEvent } from '#platform';

/** Job: send the links that waited for their mailbox, and forget sign-ups that nobody confirmed. */
export const sweepSignUps = defineEvent('accounts.sweep-sign-ups', z.unknown());
