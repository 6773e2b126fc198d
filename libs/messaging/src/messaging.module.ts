import { Module } from '@nestjs/common';
import { SmtpMailer } from './adapters/smtp-mailer.js';
import { Mailer } from './mailer.js';
import { Mails } from './mails.js';
import { DeliverMail } from './tasks/deliver-mail.js';
import { RecoverMails } from './tasks/recover-mails.js';

/** Mail: `Mails` for whoever writes, and the jobs that deliver. */
@Module({
  providers: [{ provide: Mailer, useClass: SmtpMailer }, Mails, DeliverMail, RecoverMails],
  exports: [Mails, Mailer],
})
export class MessagingModule {}
