import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { Database, Refused, type RequestOrigin, TooManyRequests, networkOf, parseInput } from '#platform';
import { LinkNotValid, NotYourSignUp } from './accounts.refusals.js';
import { isPasswordOf, typedPassword } from './passwords.js';
import { type LinkedSignUp, PendingSignUps } from './pending-sign-ups.repository.js';
import { RateLimits } from './rate-limits.js';
import { hashOfSecret } from './secrets.js';

const secret = z.string().max(200);
const inputSchema = z.object({
  token: secret,
  password: typedPassword.nullish(),
  browserSecret: secret.nullish(),
});

export interface VerifyEmailInput {
  readonly token: string;
  /** The one chosen at sign-up; not needed in the browser that signed up. */
  readonly password?: string | null;
  /** What the browser was given when it signed up. */
  readonly browserSecret?: string | null;
}

export interface EmailVerified {
  readonly email: string;
  /** Where the person was going when they signed up, a path on the site. */
  readonly returnTo: string | null;
}

/** What the page behind a link has to ask. */
export interface LinkedAddress {
  readonly email: string;
  readonly needsPassword: boolean;
}

/**
 * Makes the account of a sign-up: the link shows that the address is theirs, the password or the browser that
 * the sign-up is (ADR 0019). It signs nobody in. Doing it again answers the same.
 */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly database: Database,
    private readonly signUps: PendingSignUps,
    private readonly limits: RateLimits,
  ) {}

  /** For the page behind the link; changes nothing. @returns `null` when the link is not valid. */
  async describe(token: string, browserSecret: string | null): Promise<LinkedAddress | null> {
    const linked = await this.linkedTo(token, browserSecret);
    const [first] = linked;
    return first ? { email: first.email, needsPassword: !linked.some(isKnown) } : null;
  }

  async execute(
    viewer: Viewer,
    input: VerifyEmailInput,
    origin: RequestOrigin,
  ): Promise<EmailVerified | Refused> {
    const parsed = parseInput(inputSchema, input, viewer);
    if (parsed instanceof Refused) return parsed;
    const { token, password, browserSecret } = parsed;
    const linked = await this.linkedTo(token, browserSecret ?? null);
    if (linked.length === 0) return new LinkNotValid(viewer);
    const known = linked.find(isKnown);
    if (!known) {
      const retryAt = await this.limits.count('verifyByNetwork', networkOf(origin));
      if (retryAt) return new TooManyRequests(viewer, retryAt);
    }
    const own = known ?? (await withPassword(linked, password ?? ''));
    if (!own) return new NotYourSignUp(viewer);
    return this.database.transaction(async (tx) =>
      (await this.signUps.confirm(tx, own))
        ? { email: own.email, returnTo: own.returnTo }
        : new LinkNotValid(viewer),
    );
  }

  private linkedTo(token: string, browserSecret: string | null): Promise<LinkedSignUp[]> {
    return this.signUps.ofLink(
      hashOfSecret(token),
      browserSecret === null ? null : hashOfSecret(browserSecret),
    );
  }
}

/** What needs no password: it is this browser's, or nothing is left to be done. */
const isKnown = ({ ofThisBrowser, confirmed }: LinkedSignUp): boolean => ofThisBrowser || confirmed;

async function withPassword(linked: readonly LinkedSignUp[], password: string): Promise<LinkedSignUp | null> {
  for (const each of linked) if (await isPasswordOf(each.passwordHash, password)) return each;
  return null;
}
