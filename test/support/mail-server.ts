import { type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/**
 * How the server treats the next messages: takes them, asks to come later (4xx), knows no such mailbox or
 * refuses the content (5xx), says nothing, drops the connection in the middle of a message, or takes a
 * message and drops the connection instead of saying so.
 */
export type Mood =
  'TAKES' | 'BUSY' | 'NO_MAILBOX' | 'REFUSES_CONTENT' | 'REFUSES_SENDER' | 'HANGS' | 'DROPS' | 'LOSES_REPLY';

export interface MailServer {
  readonly url: string;
  /** What was received whole, in order. */
  readonly received: ParsedMail[];
  /** How many messages were begun. */
  readonly attempts: number;
  mood: Mood;
  /** The first message to this address, waited for. */
  mailTo(address: string, count?: number): Promise<ParsedMail>;
  close(): Promise<void>;
}

/** A real SMTP server on a port of its own. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const state = { mood: 'TAKES' as Mood, attempts: 0, received: [] as ParsedMail[] };
  const hangUp = () => sockets.forEach((socket) => socket.destroy());

  const take = async (stream: SMTPServerDataStream): Promise<void> => {
    const mail = await simpleParser(stream);
    if (state.mood === 'REFUSES_CONTENT') throw refusal(554, 'Looks like spam');
    state.received.push(mail);
    if (state.mood === 'LOSES_REPLY') hangUp();
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) => {
      state.attempts += 1;
      if (state.mood === 'REFUSES_SENDER') return done(refusal(550, 'Sender not allowed'));
      return done();
    },
    onRcptTo: (_address, _session, done) => {
      if (state.mood === 'HANGS') return;
      if (state.mood === 'BUSY') return done(refusal(451, 'Come back later'));
      if (state.mood === 'NO_MAILBOX') return done(refusal(550, 'No such mailbox'));
      return done();
    },
    onData: (stream: SMTPServerDataStream, _session, done) => {
      if (state.mood === 'DROPS') return void stream.once('data', hangUp);
      // Read whole before the answer: what has been answered for can be seen in `received`.
      return callbackify(take)(stream, done);
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;

  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    mailTo: (address: string, count = 1) => mailTo(state.received, address, count),
    close: async () => {
      const closed = new Promise<void>((done) => server.close(done));
      hangUp();
      await closed;
    },
  });
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

async function mailTo(received: ParsedMail[], address: string, count: number): Promise<ParsedMail> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = received.filter((mail) =>
      [mail.to].flat().some((to) => to?.value.some((recipient) => recipient.address === address)),
    )[count - 1];
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`No mail to ${address}`);
    await sleep(10);
  }
}
