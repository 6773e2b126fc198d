import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MOSCOW, formatInstant } from '#calendar';
import { Ids } from '#kernel';
import { type MailContent, Mails, renderMail } from '#messaging';
import { SETTINGS, type Settings } from '#platform';
import type { Account } from './account.entity.js';
import { sayAccounts } from './accounts.messages.js';
import { LINK_HOURS, type MailedSignUp, PendingSignUps } from './pending-sign-ups.repository.js';
import { hashOfSecret, newSecret } from './secrets.js';

/** Of many sign-ups an e-mail names the times of the latest. */
const MOST_TIMES = 5;

/**
 * The e-mails of accounts. None repeats anything that was typed at sign-up: else strangers could send
 * words of their own to any address, in our name.
 */
@Injectable()
export class AccountMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Ids) private readonly ids: Ids,
    private readonly signUps: PendingSignUps,
    private readonly mails: Mails,
  ) {}

  /**
   * Sends one link for the sign-ups of one address.
   *
   * @param signUps at least one; the e-mail speaks the language of the first.
   */
  async verification(tx: EntityManager, signUps: readonly [MailedSignUp, ...MailedSignUp[]]): Promise<void> {
    const [{ email, locale }] = signUps;
    const secret = newSecret();
    await this.signUps.link(tx, hashOfSecret(secret), signUps);
    await this.send(tx, 'verify-email', email, sayAccounts(locale, 'verificationSubject'), {
      locale,
      greeting: sayAccounts(locale, 'greeting'),
      paragraphs: [
        sayAccounts(locale, 'verificationText'),
        sayAccounts(locale, 'verificationPassword'),
        sayAccounts(locale, 'verificationTerm', { hours: LINK_HOURS }),
      ],
      facts: signUps
        .slice(0, MOST_TIMES)
        .map(({ createdAt }) => [
          sayAccounts(locale, 'signedUpAt'),
          formatInstant(createdAt, MOSCOW, locale, createdAt),
        ]),
      action: {
        label: sayAccounts(locale, 'verificationAction'),
        url: `${this.settings.publicUrl}/verify?token=${secret}`,
      },
      footer: [sayAccounts(locale, 'verificationFooter')],
    });
  }

  /** Tells the owner of an address that it was given again. */
  async alreadyRegistered(
    tx: EntityManager,
    { email, locale }: Pick<Account, 'email' | 'locale'>,
  ): Promise<void> {
    await this.send(tx, 'already-registered', email, sayAccounts(locale, 'registeredSubject'), {
      locale,
      greeting: sayAccounts(locale, 'greeting'),
      paragraphs: [sayAccounts(locale, 'registeredText')],
      action: {
        label: sayAccounts(locale, 'registeredAction'),
        url: `${this.settings.publicUrl}/sign-in`,
      },
      footer: [sayAccounts(locale, 'registeredFooter')],
    });
  }

  private async send(
    tx: EntityManager,
    kind: string,
    to: string,
    subject: string,
    content: MailContent,
  ): Promise<void> {
    await this.mails.queue(tx, { key: `${kind}:${this.ids.next()}`, to, subject, ...renderMail(content) });
  }
}
