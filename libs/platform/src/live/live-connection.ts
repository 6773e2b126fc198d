import { Logger } from '@nestjs/common';
import type { WebSocket as GraphqlSocket } from 'graphql-ws';
import { WebSocket } from 'ws';
import { isUnreachable } from '../graphql/error-format.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { background } from '../lasting/background.js';
import { CLOSES, refusalOf } from './close-codes.js';
import type { LiveHealth, LiveRefusal } from './live-health.js';
import type { LiveRates } from './live-rates.js';

/** A client that does not answer our close frame in this time is cut off. */
const CLOSING_MS = 1_000;

let connections = 0;

/** A WebSocket of which no message is read beyond its limits. */
export class LiveConnection {
  private readonly log = new Logger('Live');
  private readonly id = String((connections += 1));
  private answered = true;
  private quietSince = performance.now();
  private turn: Promise<unknown> = Promise.resolve();
  /** How many operations are under way. */
  busy: () => number = () => 0;

  constructor(
    private readonly ws: WebSocket,
    readonly origin: RequestOrigin,
    private readonly rates: LiveRates,
    private readonly health: LiveHealth,
  ) {
    ws.on('pong', () => (this.answered = true));
    ws.on('ping', () => background('ping', this.takesMessage(0)));
    // It has ended its connection already, with a code of RFC 6455.
    ws.on('error', (error: Error & { code?: string }) =>
      health.noteRefused(
        error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'MESSAGE_TOO_BIG' : 'BROKEN_FRAME',
      ),
    );
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  onClose(listener: () => void): void {
    if (this.isOpen) this.ws.once('close', listener);
    else listener();
  }

  /** As the protocol of graphql-ws wants it. */
  forProtocol(): GraphqlSocket {
    return {
      protocol: this.ws.protocol,
      send: (text) =>
        new Promise((resolve, reject) => {
          if (this.isOpen) this.ws.send(text, (error) => (error && this.isOpen ? reject(error) : resolve()));
          else resolve();
        }),
      close: (code = CLOSES.FAULT[0], reason) => this.end(refusalOf(code), reason),
      onMessage: (handle) => {
        this.ws.on('message', (data: Buffer) => background('live message', this.receive(data, handle)));
      },
    };
  }

  /** Refuses it, once: what arrives afterwards is not looked at. */
  end(refusal: LiveRefusal, reason = CLOSES[refusal][1]): void {
    if (!this.isOpen) return;
    this.health.noteRefused(refusal);
    this.close(CLOSES[refusal][0], reason);
  }

  close(code: number, reason: string): void {
    this.ws.close(code, reason);
    setTimeout(() => this.ws.terminate(), CLOSING_MS).unref();
  }

  /** Counts a new operation. @returns whether it is within the limits; the connection has ended if not. */
  async takesOperation(): Promise<boolean> {
    this.quietSince = performance.now();
    return this.passes(await this.rates.operation(this.id, this.busy()));
  }

  /** One after another, as requests of one connection of HTTP: a connection cannot take the database for itself. */
  inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const mine = this.turn.then(() => {
      if (!this.isOpen) throw new ConnectionGone();
      return work();
    });
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Cuts a client off that is gone, and ends a connection that does nothing. To be called every few seconds. */
  lookAfter(idleMs: number): void {
    if (!this.answered) return this.ws.terminate();
    const now = performance.now();
    if (this.busy() > 0) this.quietSince = now;
    else if (now - this.quietSince >= idleMs) return this.end('IDLE');
    this.answered = false;
    if (this.isOpen) this.ws.ping();
  }

  private async receive(data: Buffer, handle: (text: string) => Promise<void>): Promise<void> {
    try {
      if (this.isOpen && (await this.takesMessage(data.length)) && this.isOpen)
        await handle(data.toString('utf8'));
    } catch (error) {
      if (error instanceof ConnectionGone) return;
      if (isUnreachable(error)) return this.end('UNAVAILABLE');
      this.log.error((error as Error).message, (error as Error).stack);
      this.end('FAULT');
    }
  }

  private async takesMessage(bytes: number): Promise<boolean> {
    return this.passes(await this.rates.message(this.id, bytes));
  }

  private passes(refusal: LiveRefusal | null): boolean {
    if (refusal) this.end(refusal);
    return refusal === null;
  }
}

/** The client left before the turn of its operation came. */
class ConnectionGone extends Error {}
