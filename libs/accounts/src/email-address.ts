import { z } from 'zod';

/** RFC 5321 §4.5.3.1.3 (a path of 256 octets with its brackets). */
const MAX_LENGTH = 254;

/** A typed e-mail address, brought to the form in which it is stored: lower case. */
export const emailAddress = z
  .string()
  .max(MAX_LENGTH * 2, 'EMAIL_INVALID')
  .trim()
  .toLowerCase()
  .max(MAX_LENGTH, 'EMAIL_INVALID')
  .pipe(z.email('EMAIL_INVALID'));
