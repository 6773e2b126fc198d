import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person, Viewer } from '#kernel';
import { Database, Refused, type RequestOrigin, TooManyRequests, networkOf, parseInput } from '#platform';
import { Account } from './account.entity.js';
import { sayAccounts } from './accounts.messages.js';
import { WrongCredentials } from './accounts.refusals.js';
import { emailAddress } from './email-address.js';
import { isPasswordOf, typedPassword } from './passwords.js';
import { RateLimits } from './rate-limits.js';
import { Sessions } from './sessions.js';

const inputSchema = z.object({ email: emailAddress, password: typedPassword });

export interface SignedIn {
  /** For the session's cookie or a bearer header; told once, never kept. */
  readonly secret: string;
  readonly person: Person;
}

/** Signs a person in (docs/product.md §9). */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly limits: RateLimits,
    private readonly sessions: Sessions,
  ) {}

  async execute(
    viewer: Viewer,
    input: { readonly email: string; readonly password: string },
    origin: RequestOrigin,
  ): Promise<SignedIn | Refused> {
    const parsed = parseInput(inputSchema, input, viewer, sayAccounts);
    if (parsed instanceof Refused) return parsed;
    const { email, password } = parsed;
    const network = networkOf(origin);
    const retryAt =
      (await this.limits.count('signInByAddressAndNetwork', email, network)) ??
      (await this.limits.count('signInByNetwork', network));
    if (retryAt) return new TooManyRequests(viewer, retryAt);

    const account = await this.database.manager.findOneBy(Account, { email });
    const known = await isPasswordOf(account?.passwordHash ?? null, password);
    if (!account || !known) return new WrongCredentials(viewer);

    await this.limits.forget('signInByAddressAndNetwork', email, network);
    await this.limits.takeBack('signInByNetwork', network);
    return this.database.transaction((tx) => this.sessions.begin(tx, account, origin.userAgent));
  }
}
