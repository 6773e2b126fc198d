import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { SETTINGS, type Settings, needed } from '#platform';
import { Mailer, type OutgoingMail, RefusedForGood } from '../mailer.js';

/** A server that says nothing for so long is not there. */
const SILENCE_MS = 10_000;
/** The whole conversation, for a server that trickles its replies and so never falls silent. */
const CONVERSATION_MS = 60_000;
const CONNECTIONS = 3;

type Transport = ReturnType<typeof connect>;

/** Mail over SMTP, by a small pool of connections to the server of `SMTP_URL`. */
@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private transport: Transport | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    super();
    if (!settings.smtpUrl) new Logger(SmtpMailer.name).warn('SMTP_URL is not set: e-mails wait until it is.');
  }

  async deliver(mail: OutgoingMail): Promise<void> {
    // Only now: processes that never send mail need no mail server among their settings.
    this.transport ??= connect(needed(this.settings.smtpUrl, 'SMTP_URL'));
    const { to, headers, ...content } = mail;
    try {
      await this.transport.sendMail({
        ...content,
        from: this.settings.mailFrom,
        to: { name: '', address: to },
        // RFC 3834 §5: no out-of-office replies to an automatic message.
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        // A body is text, never a file or an address to read it from.
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(CONVERSATION_MS),
      });
    } catch (error) {
      throw isForGood(error) ? new RefusedForGood((error as Error).message) : error;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
    this.transport = null;
  }
}

function connect(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    // The queue in the database tries again; a second try in here, after the connection broke behind
    // the message's end, would send it twice.
    maxRequeues: 0,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: SILENCE_MS,
  });
}

/** What was refused before `RCPT` (greeting, sign-in, sender) is our own setting, and may be put right. */
function isForGood(error: unknown): boolean {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  if (responseCode === undefined) return code === 'EENVELOPE';
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
