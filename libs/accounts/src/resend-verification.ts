import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { Database, Refused, type RequestOrigin, TooManyRequests, networkOf, parseInput } from '#platform';
import { AccountMail } from './account-mail.js';
import { sayAccounts } from './accounts.messages.js';
import { emailAddress } from './email-address.js';
import { MailboxPace, mailedBy } from './mailbox-pace.js';
import { PendingSignUps } from './pending-sign-ups.repository.js';
import { RateLimits } from './rate-limits.js';
import type { MailPromised } from './sign-up.js';

const inputSchema = z.object({ email: emailAddress });

/**
 * Sends another link to someone who signed up and lost the first; answers everybody the same. Links that were
 * sent before go on working.
 */
@Injectable()
export class ResendVerification {
  constructor(
    private readonly database: Database,
    private readonly signUps: PendingSignUps,
    private readonly pace: MailboxPace,
    private readonly mail: AccountMail,
    private readonly limits: RateLimits,
  ) {}

  async execute(
    viewer: Viewer,
    input: { readonly email: string },
    origin: RequestOrigin,
  ): Promise<MailPromised | Refused> {
    const parsed = parseInput(inputSchema, input, viewer, sayAccounts);
    if (parsed instanceof Refused) return parsed;
    const { email } = parsed;
    const retryAt = await this.limits.count('signUpByNetwork', networkOf(origin));
    if (retryAt) return new TooManyRequests(viewer, retryAt);
    const dueAt = await this.pace.next(email);
    await this.database.transaction(async (tx) => {
      const [first, ...others] = await this.signUps.waiting(tx, email);
      if (!first) return;
      if (dueAt) await this.signUps.defer(tx, email, dueAt);
      else await this.mail.verification(tx, [first, ...others]);
    });
    return { email, mailedBy: mailedBy(dueAt) };
  }
}
