import { emailKey } from '../known-contacts.js';
import type { Recogniser } from './candidate.js';

/** Latin or Cyrillic addresses; parts as long as mail lets them be (RFC 5321 §4.5.3.1), so that time is bounded. */
export const email: Recogniser = {
  pattern:
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]/gu,
  recognises: ({ written }, known) => !known.emails.has(emailKey(written)),
};
