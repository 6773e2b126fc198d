import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CHANNEL, type Signal } from '../signals/signals.js';
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
    signals: readonly Signal[] = [],
  ): Promise<void> {
    const envelope = { event: event.name, payload };
    if (signals.length === 0) return this.insert(tx, EVENT_TASK, envelope, {});
    await tx.query(
      `SELECT graphile_worker.add_job($1, $2::json),
         (SELECT string_agg(pg_notify($3, signal)::text, '') FROM unnest($4::text[]) AS signal)`,
      [EVENT_TASK, JSON.stringify(envelope), CHANNEL, signals.map((signal) => JSON.stringify(signal))],
    );
  }

  /** Adds one job by name. */
  async add<P>(
    tx: EntityManager,
    job: EventType<P>,
    payload: NoInfer<P>,
    options: JobOptions = {},
  ): Promise<void> {
    await this.insert(tx, job.name, payload, options);
  }

  /** Takes back the waiting job of this key, if it has not begun. */
  async revoke(tx: EntityManager, key: string): Promise<void> {
    await tx.query('SELECT graphile_worker.remove_job($1)', [key]);
  }

  private async insert(
    tx: EntityManager,
    task: string,
    payload: unknown,
    options: JobOptions,
  ): Promise<void> {
    await tx.query(
      'SELECT graphile_worker.add_job($1, $2::json, run_at := $3, max_attempts := $4, job_key := $5)',
      [
        task,
        JSON.stringify(payload),
        options.runAt ?? null,
        options.maxAttempts ?? null,
        options.key ?? null,
      ],
    );
  }
}
