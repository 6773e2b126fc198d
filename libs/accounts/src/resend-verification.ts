import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { Database, Refused, TooManyRequests, parseInput } from '#platform';
import { Account } from './account.entity.js';
import { AccountMail } from './account-mail.js';
import { sayAccounts } from './accounts.messages.js';
import { emailAddress } from './email-address.js';
import { RateLimits } from './rate-limits.js';
import { type RequestOrigin, networkOf } from './request-origin.js';
import type { MailPromised } from './sign-up.js';

const inputSchema = z.object({ email: emailAddress });

/** Sends another link to someone who signed up and lost the first; answers everybody the same. */
@Injectable()
export class ResendVerification {
  constructor(
    private readonly database: Database,
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
    if (await this.limits.count('mailToAddress', email)) return { email };
    await this.database.transaction(async (tx) => {
      const account = await tx.findOne(Account, { where: { email }, lock: { mode: 'pessimistic_write' } });
      if (account && !account.emailVerifiedAt) await this.mail.verification(tx, account);
    });
    return { email };
  }
}
