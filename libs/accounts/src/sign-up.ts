import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isTimeZone } from '#calendar';
import { Clock, Ids, type Viewer } from '#kernel';
import { Database, Refused, TooManyRequests, parseInput, typedText } from '#platform';
import { Account } from './account.entity.js';
import { AccountMail } from './account-mail.js';
import { AccountToken } from './account-token.entity.js';
import { sayAccounts } from './accounts.messages.js';
import { emailAddress } from './email-address.js';
import { PASSWORD_LENGTH, hashPassword, passwordProblem } from './passwords.js';
import { RateLimits } from './rate-limits.js';
import { type RequestOrigin, networkOf } from './request-origin.js';

const inputSchema = z
  .object({
    email: emailAddress,
    password: z.string(),
    displayName: typedText({ min: 2, max: 60, multiline: false }).refine(
      (name) => !/[/\\@<>]|www\./i.test(name),
      'NAME_NOT_A_NAME',
    ),
    timeZone: z.string().refine(isTimeZone, 'UNKNOWN_CHOICE').nullish(),
    locale: z.enum(['ru', 'en']).nullish(),
  })
  .superRefine(({ email, password }, context) => {
    const message = passwordProblem(password, email);
    if (message) context.addIssue({ code: 'custom', path: ['password'], message, params: PASSWORD_LENGTH });
  });

export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  /** IANA name; by default the viewer's. */
  readonly timeZone?: string | null;
  readonly locale?: string | null;
}

/** The only answer there is: «check your mail», whether or not the address had an account. */
export interface MailPromised {
  readonly email: string;
}

/**
 * Signs a citizen up (docs/product.md §9). Nobody learns from the answer or from its time who has an account:
 * the owner of the address learns it by e-mail.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    private readonly mail: AccountMail,
    private readonly limits: RateLimits,
  ) {}

  async execute(viewer: Viewer, input: SignUpInput, origin: RequestOrigin): Promise<MailPromised | Refused> {
    const parsed = parseInput(inputSchema, input, viewer, sayAccounts);
    if (parsed instanceof Refused) return parsed;
    const retryAt = await this.limits.count('signUpByNetwork', networkOf(origin));
    if (retryAt) return new TooManyRequests(viewer, retryAt);

    const { email, displayName } = parsed;
    const passwordHash = await hashPassword(parsed.password);
    // Silently: a refusal would tell that somebody has been here with this address.
    if (await this.limits.count('mailToAddress', email)) return { email };
    await this.database.transaction((tx) =>
      this.signUp(tx, {
        id: this.ids.next(),
        email,
        displayName,
        passwordHash,
        role: 'CITIZEN',
        department: null,
        trustedAt: null,
        timeZone: parsed.timeZone ?? viewer.timeZone,
        locale: parsed.locale ?? viewer.locale,
        emailVerifiedAt: null,
        createdAt: this.clock.now(),
      }),
    );
    return { email };
  }

  private async signUp(tx: EntityManager, wanted: Account): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(Account)
      .values(wanted)
      .orIgnore()
      .updateEntity(false)
      .execute();
    const account = await tx.findOneOrFail(Account, {
      where: { email: wanted.email },
      lock: { mode: 'pessimistic_write' },
    });
    if (account.emailVerifiedAt) return this.mail.alreadyRegistered(tx, account);
    if (account.id !== wanted.id) await this.replace(tx, account, wanted);
    await this.mail.verification(tx, { ...wanted, id: account.id });
  }

  /**
   * Nobody has shown yet that the address is theirs: the latest sign-up counts, and links of earlier ones
   * stop working, so that the owner who follows a link never lets in a password that someone else chose before.
   */
  private async replace(tx: EntityManager, { id }: Account, wanted: Account): Promise<void> {
    const { displayName, passwordHash, timeZone, locale } = wanted;
    await tx.delete(AccountToken, { accountId: id });
    await tx.update(Account, { id }, { displayName, passwordHash, timeZone, locale });
  }
}
