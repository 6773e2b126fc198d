import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MailAddress } from '#accounts';
import { Mails, renderMail } from '#messaging';
import { SETTINGS, type Settings } from '#platform';
import { sayModeration } from './moderation.messages.js';

export interface StaffLetter {
  /** A second e-mail of the same key is never sent. */
  readonly key: string;
  readonly subject: string;
  readonly text: string;
  readonly facts?: ReadonlyArray<readonly [label: string, value: string]>;
  readonly path: string;
  /** Why the person gets it; not given: they work on the site. */
  readonly why?: 'mail_why' | 'mail_why_reporter';
}

/** E-mails of the desk to those who work for it, and to readers who told it of something. They carry no private details: the link leads to them. */
@Injectable()
export class StaffMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly mails: Mails,
  ) {}

  async send(tx: EntityManager, to: MailAddress, letter: StaffLetter): Promise<void> {
    const { locale } = to;
    const content = renderMail({
      locale,
      greeting: sayModeration(locale, 'mail_greeting'),
      paragraphs: [letter.text],
      facts: letter.facts ?? [],
      action: { label: sayModeration(locale, 'mail_open'), url: `${this.settings.publicUrl}${letter.path}` },
      footer: [sayModeration(locale, letter.why ?? 'mail_why')],
    });
    await this.mails.queue(tx, { key: letter.key, to: to.email, subject: letter.subject, ...content });
  }
}
