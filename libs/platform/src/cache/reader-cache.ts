import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { type Signal, Signals } from '../signals/signals.js';

/** A good answer (200) to readers who have not signed in. */
export interface CachedResponse {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TOPIC = 'cache.dropped';

/**
 * What anonymous readers see, kept in the process with exact invalidation: a writer's transaction drops
 * tags (`thread:<id>`), every process hears of it with the commit. A fill that began before a drop is not kept.
 */
@Injectable()
export class ReaderCache implements OnApplicationBootstrap {
  private readonly entries: LRUCache<string, CachedResponse> | null;
  private readonly keysByTag = new Map<string, Set<string>>();
  private readonly tagsByKey = new Map<string, readonly string[]>();
  /** Tags dropped since the oldest fill under way began, each with the sequence of its last drop. */
  private readonly drops = new Map<string, number>();
  private readonly fills = new Set<number>();
  private sequence = 0;
  private lastGap = 0;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly signals: Signals,
  ) {
    this.entries =
      settings.cacheMb === 0
        ? null
        : new LRUCache({
            maxSize: settings.cacheMb * 1024 * 1024,
            sizeCalculation: (entry) => entry.body.length + 512,
            dispose: (_entry, key) => this.forget(key),
          });
  }

  onApplicationBootstrap(): void {
    const drop = (signal: Signal) => this.dropNow(String(signal['tag']));
    this.signals.on(TOPIC, drop);
    // Whoever changes something sees the change in the very next answer of the same process.
    this.signals.onOwn(TOPIC, drop);
    this.signals.onGap(() => {
      this.lastGap = ++this.sequence;
      this.entries?.clear();
    });
  }

  /** Tells every process, with the commit of `tx`, that all made from these tags is out of date. */
  async drop(tx: EntityManager, ...tags: string[]): Promise<void> {
    await this.signals.send(tx, ...this.dropping(...tags));
  }

  /** The same as signals, to be sent together with others in one statement. */
  dropping(...tags: string[]): Signal[] {
    return tags.map((tag) => ({ topic: TOPIC, tag }));
  }

  get(key: string): CachedResponse | undefined {
    return this.signals.connected ? this.entries?.get(key) : undefined;
  }

  /** Call before reading what the response is made of; hand the ticket to {@link keep} or {@link abandon}. */
  begin(): number {
    const ticket = ++this.sequence;
    this.fills.add(ticket);
    return ticket;
  }

  keep(ticket: number, key: string, tags: readonly string[], response: CachedResponse): void {
    const fresh = ticket > this.lastGap && tags.every((tag) => (this.drops.get(tag) ?? 0) < ticket);
    this.abandon(ticket);
    if (!fresh || !this.entries || !this.signals.connected) return;
    this.entries.delete(key);
    this.entries.set(key, response);
    if (!this.entries.has(key)) return;
    this.tagsByKey.set(key, tags);
    for (const tag of tags) {
      const keys = this.keysByTag.get(tag) ?? new Set();
      keys.add(key);
      this.keysByTag.set(tag, keys);
    }
  }

  abandon(ticket: number): void {
    this.fills.delete(ticket);
    if (this.fills.size === 0) this.drops.clear();
  }

  private dropNow(tag: string): void {
    this.sequence += 1;
    if (this.fills.size > 0) this.drops.set(tag, this.sequence);
    for (const key of this.keysByTag.get(tag) ?? []) this.entries?.delete(key);
  }

  private forget(key: string): void {
    for (const tag of this.tagsByKey.get(key) ?? []) {
      const keys = this.keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.keysByTag.delete(tag);
    }
    this.tagsByKey.delete(key);
  }
}

/** A strong validator of a body (RFC 9110 §8.8.3). */
export const etagOf = (body: Buffer | string): string =>
  `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
