import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { EventEmitter, on } from 'node:events';
import type { EntityManager } from 'typeorm';
import { openLastingConnection } from '../database/lasting-connection.js';
import { prepared } from '../database/prepared.js';
import { type Supervised, Supervisor } from '../lasting/supervisor.js';
import { SETTINGS, needed, type Settings } from '../settings/settings.js';

/** News between processes: what changed, never what it says. PostgreSQL carries at most 8,000 bytes. */
export interface Signal {
  readonly topic: string;
  readonly [fact: string]: string | number | boolean | null;
}

/** The one channel of PostgreSQL that carries them all. */
const CHANNEL = 'veche';

/** The two parameters of {@link NOTIFY}. */
export type SentSignals = readonly [channel: string, signals: readonly string[]];
export const NO_SIGNALS: SentSignals = [CHANNEL, []];

/** Sends signals from within a statement, as a column that counts them. Their parameters have the numbers from `first` on. */
export const NOTIFY = (first: number): string =>
  `(SELECT count(pg_notify($${first}, signal)) FROM unnest($${first + 1}::text[]) AS signal)`;
const WAITING_SIGNALS = 1_000;

/**
 * Live news over PostgreSQL `LISTEN/NOTIFY`: a signal sent in a transaction reaches every process
 * after, and only if, the transaction commits.
 */
@Injectable()
export class Signals implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Signals.name);
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly sent = new WeakMap<EntityManager, Signal[]>();
  private readonly connection = new Supervisor(
    'live news',
    () => this.listen(),
    (error) => this.interrupted(error),
  );
  private listening = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether news arrives at present; while it does not, nothing may be served from a cache. */
  get connected(): boolean {
    return this.listening;
  }

  async send(tx: EntityManager, ...signals: Signal[]): Promise<void> {
    if (signals.length === 0) return;
    await prepared(tx, 'send signals', `SELECT ${NOTIFY(1)}`, [...this.sending(tx, signals)]);
  }

  /** Signals that the caller sends with a statement of its own, in the transaction given. */
  sending(tx: EntityManager, signals: readonly Signal[]): SentSignals {
    this.sent.set(tx, [...(this.sent.get(tx) ?? []), ...signals]);
    return [CHANNEL, signals.map((signal) => JSON.stringify(signal))];
  }

  /** Tells this process at once what a transaction of its own has sent; others hear of it a moment later. */
  committed(tx: EntityManager): void {
    for (const signal of this.sent.get(tx) ?? []) this.emitter.emit(`own ${signal.topic}`, signal);
    this.sent.delete(tx);
  }

  /** Calls back for each signal of the topic that this process itself has committed, before the news goes round. */
  onOwn(topic: string, listener: (signal: Signal) => void): void {
    this.emitter.on(`own ${topic}`, listener);
  }

  /** Calls back for each signal of the topic; returns how to stop. */
  on(topic: string, listener: (signal: Signal) => void): () => void {
    this.emitter.on(topic, listener);
    return () => this.emitter.off(topic, listener);
  }

  /** The topic's signals that pass, until the reader stops; at most a thousand wait for a slow reader. */
  async *stream(topic: string, passes: (signal: Signal) => boolean): AsyncGenerator<Signal> {
    const stop = new AbortController();
    try {
      const events = on(this.emitter, topic, { signal: stop.signal, highWaterMark: WAITING_SIGNALS });
      for await (const [signal] of events as AsyncIterable<[Signal]>) if (passes(signal)) yield signal;
    } finally {
      stop.abort();
    }
  }

  /** Calls back when the connection was lost or is back: what was derived from news must be dropped. */
  onGap(listener: () => void): () => void {
    this.emitter.on('gap', listener);
    return () => this.emitter.off('gap', listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connection.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.listening = false;
    await this.connection.stop();
  }

  private async listen(): Promise<Supervised> {
    const url = needed(this.settings.databaseUrl, 'DATABASE_URL');
    const connection = await openLastingConnection(url, 'veche signals');
    connection.client.on('notification', ({ payload }) => this.receive(payload ?? ''));
    try {
      await connection.client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await connection.close();
      throw error;
    }
    this.listening = true;
    this.emitter.emit('gap');
    return connection;
  }

  private interrupted(error: Error): void {
    this.listening = false;
    this.logger.warn(`Live news interrupted: ${error.message}`);
    this.emitter.emit('gap');
  }

  private receive(payload: string): void {
    try {
      const signal = JSON.parse(payload) as Signal;
      this.emitter.emit(signal.topic, signal);
    } catch {
      this.logger.warn('A signal that is not JSON was ignored');
    }
  }
}
