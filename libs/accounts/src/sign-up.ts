import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isTimeZone } from '#calendar';
import type { Viewer } from '#kernel';
import {
  Database,
  FieldProblem,
  InvalidInput,
  Refused,
  type RequestOrigin,
  TooManyRequests,
  networkOf,
  parseInput,
  typedText,
} from '#platform';
import { Account } from './account.entity.js';
import { AccountMail } from './account-mail.js';
import { sayAccounts } from './accounts.messages.js';
import { DepartmentNames } from './department-names.js';
import { emailAddress } from './email-address.js';
import { MailboxPace, mailedBy } from './mailbox-pace.js';
import { PASSWORD_LENGTH, hashPassword, passwordProblem } from './passwords.js';
import { type PendingSignUp, PendingSignUps } from './pending-sign-ups.repository.js';
import { RateLimits } from './rate-limits.js';
import { posesAsService } from './rules/official-name.js';
import { hashOfSecret, newSecret } from './secrets.js';

/** Where a person was going, as the rest of an address of the site: nothing that a browser takes for another host. */
const sitePath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u);

const passwordIssue = (message: string) => ({ code: 'custom', message, params: PASSWORD_LENGTH }) as const;

const inputSchema = z
  .object({
    email: emailAddress,
    // By itself first, so that it is told together with what is wrong elsewhere.
    password: z.string().superRefine((password, context) => {
      const message = passwordProblem(password, '');
      if (message) context.addIssue(passwordIssue(message));
    }),
    displayName: typedText({ min: 2, max: 60, multiline: false }, 'name_EMPTY')
      .refine((name) => !/[/\\@<>]|www\./i.test(name), 'NAME_NOT_A_NAME')
      .refine((name) => !posesAsService(name), 'NAME_POSES_AS_SERVICE'),
    timeZone: z.string().refine(isTimeZone, 'UNKNOWN_CHOICE').nullish(),
    locale: z.enum(['ru', 'en']).nullish(),
    returnTo: sitePath.nullish(),
  })
  .superRefine(({ email, password }, context) => {
    const message = passwordProblem(password, email);
    if (message) context.addIssue({ ...passwordIssue(message), path: ['password'] });
  });

export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  /** IANA name; by default the viewer's. */
  readonly timeZone?: string | null;
  readonly locale?: string | null;
  /** Where the person was going: a path on the site, told again when the address is verified. */
  readonly returnTo?: string | null;
}

/** The only answer there is: «check your mail», whether or not the address had an account. */
export interface MailPromised {
  readonly email: string;
  /** By when the e-mail leaves at the latest; `null`: at once. */
  readonly mailedBy: Date | null;
}

/** @property browserSecret for a cookie: by it the link, opened in the same browser, needs no password. */
export type SignUpPromised = MailPromised & { readonly browserSecret: string };

/**
 * Signs a citizen up (docs/product.md §9, ADR 0019). Nobody learns from the answer or from its time who has an
 * account: the owner of the address learns it by e-mail. Each sign-up waits by itself, with its own password; a
 * later one changes nothing of an earlier one.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly signUps: PendingSignUps,
    private readonly pace: MailboxPace,
    private readonly mail: AccountMail,
    private readonly limits: RateLimits,
    private readonly departments: DepartmentNames,
  ) {}

  async execute(
    viewer: Viewer,
    input: SignUpInput,
    origin: RequestOrigin,
  ): Promise<SignUpPromised | Refused> {
    const parsed = parseInput(inputSchema, input, viewer, sayAccounts);
    if (parsed instanceof Refused) return parsed;
    if (posesAsService(parsed.displayName, await this.departments.all())) {
      const told = sayAccounts(viewer.locale, 'NAME_POSES_AS_SERVICE');
      return new InvalidInput(viewer, [new FieldProblem('displayName', 'NAME_POSES_AS_SERVICE', told)]);
    }
    const network = networkOf(origin);
    const retryAt = await this.limits.count('signUpByNetwork', network);
    if (retryAt) return new TooManyRequests(viewer, retryAt);

    const { email, displayName } = parsed;
    const browserSecret = newSecret();
    const dueAt = await this.wait({
      email,
      displayName,
      passwordHash: await hashPassword(parsed.password),
      timeZone: parsed.timeZone ?? viewer.timeZone,
      locale: parsed.locale ?? viewer.locale,
      browserHash: hashOfSecret(browserSecret),
      network,
      returnTo: parsed.returnTo ?? null,
    });
    return { email, browserSecret, mailedBy: mailedBy(dueAt) };
  }

  /** @returns the instant at which the e-mail leaves, `null` when it has left. */
  private async wait(wanted: PendingSignUp): Promise<Date | null> {
    const { email } = wanted;
    const dueAt = await this.pace.next(email);
    await this.database.transaction(async (tx) => {
      const account = await tx.findOneBy(Account, { email });
      const signUp = account ? null : await this.signUps.add(tx, wanted);
      if (dueAt) return this.signUps.defer(tx, email, dueAt);
      if (account) return this.mail.alreadyRegistered(tx, account);
      if (signUp) return this.mail.verification(tx, [signUp]);
    });
    return dueAt;
  }
}
