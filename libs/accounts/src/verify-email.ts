import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, type Viewer } from '#kernel';
import { Database, Refused, parseInput } from '#platform';
import { Account } from './account.entity.js';
import { AccountToken } from './account-token.entity.js';
import { LinkNotValid } from './accounts.refusals.js';
import { hashOfSecret } from './secrets.js';

const inputSchema = z.object({ token: z.string().max(200) });

export interface EmailVerified {
  readonly email: string;
}

/**
 * Verifies the address that a link was sent to. It signs nobody in: mail programs and scanners follow links
 * too, and the one who signed up knows the password. Following the link again answers the same.
 */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, input: { readonly token: string }): Promise<EmailVerified | Refused> {
    const parsed = parseInput(inputSchema, input, viewer);
    if (parsed instanceof Refused) return parsed;
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const token = await tx.findOne(AccountToken, {
        where: { hash: hashOfSecret(parsed.token), purpose: 'VERIFY_EMAIL' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!token || token.expiresAt <= now) return new LinkNotValid(viewer);
      const account = await tx.findOneByOrFail(Account, { id: token.accountId });
      if (!token.usedAt) {
        await tx.update(AccountToken, { id: token.id }, { usedAt: now });
        await tx.update(Account, { id: account.id }, { emailVerifiedAt: account.emailVerifiedAt ?? now });
      }
      return { email: account.email };
    });
  }
}
