import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import type { SMTPServerDataStream } from 'smtp-server';

/** A file name of ours, and nothing else: it comes back as a part of an address. */
const NAME = /^\d{13}-[0-9a-f]{8}\.eml$/;
const MOST_BYTES = 10 * 1024 * 1024;

/** Every mail that the product sends on a developer's desk: stored, never passed on. */
export class Mailbox {
  private stopServer: () => Promise<void> = async () => {};

  private constructor(private readonly folder: string) {}

  /** @param dataDir where the mails are kept, readable by this user alone. */
  static async open(dataDir: string): Promise<Mailbox> {
    const mailbox = new Mailbox(resolve(dataDir, 'mail'));
    await mkdir(mailbox.folder, { recursive: true, mode: 0o700 });
    return mailbox;
  }

  /** Begins to take mail on a free port of this machine. @returns its address, for `SMTP_URL`. */
  async listen(): Promise<string> {
    const { SMTPServer } = await import('smtp-server');
    const store = callbackify((stream: SMTPServerDataStream) => this.store(stream));
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: MOST_BYTES,
      logger: false,
      onData: (stream, _session, done) => store(stream, done),
    });
    // A client that breaks off is its own concern.
    server.on('error', () => {});
    await new Promise<void>((ready, fail) => {
      server.server.once('error', fail);
      server.listen(0, '127.0.0.1', () => ready());
    });
    this.stopServer = () => new Promise((stopped) => server.close(() => stopped()));
    return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return this.stopServer();
  }

  /** Names of the mails, the newest first. */
  async names(): Promise<string[]> {
    const names = (await readdir(this.folder)).filter((name) => NAME.test(name));
    return names.toSorted().toReversed();
  }

  /** @returns the mail as it was sent, or `null` when there is none of that name. */
  async read(name: string): Promise<Buffer | null> {
    if (!NAME.test(name)) return null;
    return readFile(join(this.folder, name)).catch((error: { code?: string }) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  private async store(stream: SMTPServerDataStream): Promise<void> {
    const mail = await buffer(stream);
    if (stream.sizeExceeded) throw Object.assign(new Error('The mail is too long'), { responseCode: 552 });
    const name = `${Date.now()}-${randomBytes(4).toString('hex')}.eml`;
    // Renamed into place: the list never shows half a mail.
    const draft = join(this.folder, `.${name}`);
    await writeFile(draft, mail, { mode: 0o600 });
    await rename(draft, join(this.folder, name));
  }
}
