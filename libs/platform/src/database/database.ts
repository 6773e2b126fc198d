import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Refused } from '../refusals.js';
import { Signals } from '../signals/signals.js';
import { prepared } from './prepared.js';

/** Carries a refusal out of a transaction that must not be committed. */
class RollBack {
  constructor(readonly refusal: Refused) {}
}

/** The one door to PostgreSQL for use cases and repositories. */
@Injectable()
export class Database {
  constructor(
    private readonly source: DataSource,
    private readonly signals: Signals,
  ) {}

  /**
   * Runs a use case's changes as one transaction. A refusal returned by `work` rolls everything back
   * and is returned: nothing is ever half done.
   */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      let manager: EntityManager | null = null;
      const result = await this.source.transaction(async (tx) => {
        manager = tx;
        const outcome = await work(tx);
        if (outcome instanceof Refused) throw new RollBack(outcome);
        return outcome;
      });
      if (manager) this.signals.committed(manager);
      return result;
    } catch (error) {
      if (error instanceof RollBack) return error.refusal as T;
      throw error;
    }
  }

  /** For one-off statements; hot reads use {@link read}. */
  query<R>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    return this.source.query(sql, parameters);
  }

  get manager(): EntityManager {
    return this.source.manager;
  }

  /**
   * A hot read outside of transactions, as a {@link prepared} statement.
   *
   * @param name unique for this SQL text in the whole code.
   */
  read<R extends object>(name: string, sql: string, parameters: unknown[] = []): Promise<R[]> {
    return prepared(this.source.manager, name, sql, parameters);
  }
}
