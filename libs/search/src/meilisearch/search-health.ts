import { Injectable } from '@nestjs/common';
import type { FailureReason } from './failure.js';
import { MeilisearchServer } from './meilisearch-server.js';

/** Why PostgreSQL answered instead: a failure, a breaker that is open, or an index that is not built yet. */
export type DegradedReason = FailureReason | 'NOT_ASKED' | 'NOT_BUILT';

/** What whoever watches over this process may want to know of its search; counts are since its start. */
export interface SearchHealthReport {
  readonly engine: 'postgres' | 'meilisearch';
  /** Searches that Meilisearch answered. */
  readonly answered: number;
  /** Searches that PostgreSQL answered instead, by reason. */
  readonly degraded: Partial<Record<DegradedReason, number>>;
  /** Batches of documents that Meilisearch did not take or could not index; each is tried again by a job. */
  readonly failedWrites: number;
  /** Whether Meilisearch is left alone for a moment since it failed several times. */
  readonly breaker: 'closed' | 'open';
}

/** Counts how search fares in this process. */
@Injectable()
export class SearchHealth {
  private answered = 0;
  private failedWrites = 0;
  private readonly degraded: Partial<Record<DegradedReason, number>> = {};
  private breaker: SearchHealthReport['breaker'] = 'closed';

  constructor(private readonly server: MeilisearchServer) {}

  noteAnswer(): void {
    this.answered += 1;
  }

  noteDegraded(reason: DegradedReason): void {
    this.degraded[reason] = (this.degraded[reason] ?? 0) + 1;
  }

  noteFailedWrite(): void {
    this.failedWrites += 1;
  }

  noteBreaker(breaker: SearchHealthReport['breaker']): void {
    this.breaker = breaker;
  }

  report(): SearchHealthReport {
    const { answered, failedWrites, breaker } = this;
    const engine = this.server.configured ? 'meilisearch' : 'postgres';
    return { engine, answered, degraded: { ...this.degraded }, failedWrites, breaker };
  }
}
