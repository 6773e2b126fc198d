import { z } from 'zod';
import { parseEmailAddress } from '#kernel';

/** A typed e-mail address, brought to the form in which it is stored (kernel, `parseEmailAddress`). */
export const emailAddress = z.string().transform((typed, context) => {
  const address = parseEmailAddress(typed);
  if (address !== null) return address;
  context.addIssue({ code: 'custom', message: 'EMAIL_INVALID' });
  return z.NEVER;
});
