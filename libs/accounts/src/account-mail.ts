import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { Mails, renderMail } from '#messaging';
import { SETTINGS, type Settings } from '#platform';
import type { Account } from './account.entity.js';
import { AccountToken } from './account-token.entity.js';
import { sayAccounts } from './accounts.messages.js';
import { hashOfSecret, newSecret } from './secrets.js';

const LINK_HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * The e-mails of accounts. None repeats anything that was typed at sign-up: else strangers could send
 * words of their own to any address, in our name.
 */
@Injectable()
export class AccountMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    private readonly mails: Mails,
  ) {}

  /** Sends a link that verifies the address of the account. */
  async verification(tx: EntityManager, account: Pick<Account, 'id' | 'email' | 'locale'>): Promise<void> {
    const { id: accountId, email, locale } = account;
    const secret = newSecret();
    const createdAt = this.clock.now();
    const token = tx.create(AccountToken, {
      id: this.ids.next(),
      accountId,
      purpose: 'VERIFY_EMAIL',
      hash: hashOfSecret(secret),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LINK_HOURS * HOUR_MS),
      usedAt: null,
    });
    await tx.insert(AccountToken, token);
    const content = renderMail({
      locale,
      greeting: sayAccounts(locale, 'greeting'),
      paragraphs: [
        sayAccounts(locale, 'verificationText'),
        sayAccounts(locale, 'verificationTerm', { hours: LINK_HOURS }),
      ],
      action: {
        label: sayAccounts(locale, 'verificationAction'),
        url: `${this.settings.publicUrl}/verify?token=${secret}`,
      },
      footer: [sayAccounts(locale, 'verificationFooter')],
    });
    const subject = sayAccounts(locale, 'verificationSubject');
    await this.mails.queue(tx, { key: `verify-email:${token.id}`, to: email, subject, ...content });
  }

  /** Tells the owner of an address that it was given again. */
  async alreadyRegistered(tx: EntityManager, { email, locale }: Account): Promise<void> {
    const content = renderMail({
      locale,
      greeting: sayAccounts(locale, 'greeting'),
      paragraphs: [sayAccounts(locale, 'registeredText')],
      action: {
        label: sayAccounts(locale, 'registeredAction'),
        url: `${this.settings.publicUrl}/sign-in`,
      },
      footer: [sayAccounts(locale, 'registeredFooter')],
    });
    const subject = sayAccounts(locale, 'registeredSubject');
    await this.mails.queue(tx, {
      key: `already-registered:${this.ids.next()}`,
      to: email,
      subject,
      ...content,
    });
  }
}
