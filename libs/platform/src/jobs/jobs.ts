import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NOTIFY, NO_SIGNALS, type SentSignals } from '../signals/signals.js';
import { prepared } from '../database/prepared.js';
import type { EventType } from './events.js';

/** Name of the task that fans an event out to its handlers. */
export const EVENT_TASK = 'event';

export interface JobOptions {
  /** At most one waiting job has this key; adding again replaces it. */
  readonly key?: string;
  /** Not before this instant (of the real clock). */
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/**
 * The outbox: a job is a row, added by SQL in the transaction of the change that asks for it
 * (ADR 0001). Nothing is lost by a crash after the commit, nothing follows a rolled-back change.
 */
@Injectable()
export class Jobs {
  /**
   * Tells the tiers above what happened.
   *
   * @param signals live news of the same, which would otherwise be a statement of its own.
   */
  async emit<P>(
    tx: EntityManager,
    event: EventType<P>,
    payload: NoInfer<P>,
    signals: SentSignals = NO_SIGNALS,
  ): Promise<void> {
    const { sql, parameters } = this.emission(1, event, payload, signals);
    await prepared(tx, 'emit event', sql, parameters);
  }

  /** The same as the last part of a statement of the caller's, whose parameters from `first` on are given here. */
  emission<P>(
    first: number,
    event: EventType<P>,
    payload: NoInfer<P>,
    signals: SentSignals = NO_SIGNALS,
  ): { readonly sql: string; readonly parameters: unknown[] } {
    const envelope = JSON.stringify({ event: event.name, payload });
    return { sql: EMIT(first), parameters: [EVENT_TASK, envelope, ...signals] };
  }

  /** Adds one job by name. */
  async add<P>(
    tx: EntityManager,
    job: EventType<P>,
    payload: NoInfer<P>,
    options: JobOptions = {},
  ): Promise<void> {
    await tx.query(
      `SELECT FROM graphile_worker.add_job($1, $2::json, run_at := $3, max_attempts := $4, job_key := $5)`,
      [
        job.name,
        JSON.stringify(payload),
        options.runAt ?? null,
        options.maxAttempts ?? null,
        options.key ?? null,
      ],
    );
  }

  /** Takes back the waiting job of this key, if it has not begun. */
  async revoke(tx: EntityManager, key: string): Promise<void> {
    await tx.query('SELECT graphile_worker.remove_job($1)', [key]);
  }
}

/**
 * An event's key is of one use, so that there is no earlier job it could meet, and the mode that does not look for one
 * is as safe as any: looking is most of what adding a job costs.
 */
const EMIT = (first: number): string => `
  SELECT ${NOTIFY(first + 2)}
  FROM graphile_worker.add_job($${first}, $${first + 1}::json,
    job_key := gen_random_uuid()::text, job_key_mode := 'unsafe_dedupe')
`;
