import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account } from './account.entity.js';
import { AccountMail } from './account-mail.js';
import { PendingSignUps } from './pending-sign-ups.repository.js';
import { RateLimits } from './rate-limits.js';

const MINUTE_MS = 60_000;

/**
 * Keeps strangers from flooding a mailbox, and from using its e-mails up: when it had its share, what comes
 * next is gathered into one e-mail that leaves at an instant which is told. Nobody is refused, nor silently left out.
 */
@Injectable()
export class MailboxPace {
  constructor(
    private readonly limits: RateLimits,
    private readonly signUps: PendingSignUps,
    private readonly mail: AccountMail,
  ) {}

  /** Counts an e-mail. @returns `null` when it may leave at once, else the instant at which the gathered one leaves. */
  next(email: string): Promise<Date | null> {
    return this.limits.count('mailToAddress', email);
  }

  /** Sends the e-mail that was gathered for an address: a link, or word that there is an account already. */
  async sendGathered(tx: EntityManager, email: string): Promise<void> {
    await this.limits.count('mailToAddress', email);
    const account = await tx.findOneBy(Account, { email });
    if (account) return this.mail.alreadyRegistered(tx, account);
    const [first, ...others] = await this.signUps.waiting(tx, email);
    if (first) await this.mail.verification(tx, [first, ...others]);
  }
}

/** By when a gathered e-mail has left: whole minutes, and one for the sweep that sends it. */
export const mailedBy = (dueAt: Date | null): Date | null =>
  dueAt && new Date((Math.ceil(dueAt.getTime() / MINUTE_MS) + 1) * MINUTE_MS);
