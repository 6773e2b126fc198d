import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock, type Person } from '#kernel';
import { prepared } from './prepared.js';
import { FieldProblem, InvalidInput, Refused } from '../refusals.js';
import { sayPlatform } from '../platform.messages.js';

/** What makes a request the same request: who sent it, for which operation, under which key of theirs. */
export interface RequestKey {
  readonly person: Person;
  readonly operation: string;
  /** Chosen by the client, a UUID as a rule; `null` or empty: the request is not protected. */
  readonly key: string | null | undefined;
  /** The input, to tell a repetition from another request under the same key. */
  readonly input: unknown;
}

interface Row {
  input_hash: string;
  outcome: unknown;
}

/**
 * Double-sent forms and retried mutations do their work once: the first outcome is kept in the same
 * transaction and returned to every repetition.
 */
@Injectable()
export class Idempotency {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * @param work returns what the repetition will need, as JSON (ids as a rule), or a refusal,
   *   which is not remembered: the person may correct the input and send it again.
   * @param foreseen what `work` will return, where that is known before: spares a statement.
   */
  async once<T>(
    tx: EntityManager,
    request: RequestKey,
    work: () => Promise<T | Refused>,
    foreseen?: T,
  ): Promise<T | Refused> {
    if (!request.key) return work();
    const hash = createHash('sha256').update(JSON.stringify(request.input)).digest('base64url');
    const place = [request.person.accountId, request.operation, request.key.slice(0, 100)];
    const reserved = await prepared(
      tx,
      'reserve idempotency key',
      `INSERT INTO idempotency_key (account_id, operation, key, input_hash, created_at, outcome)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
      [...place, hash, this.clock.now(), foreseen === undefined ? null : JSON.stringify(foreseen)],
    );
    if (reserved.length === 0) return this.repeat<T>(tx, request, place, hash);

    const outcome = await work();
    if (outcome instanceof Refused || foreseen !== undefined) return outcome;
    await tx.query(
      'UPDATE idempotency_key SET outcome = $4 WHERE account_id = $1 AND operation = $2 AND key = $3',
      [...place, JSON.stringify(outcome)],
    );
    return outcome;
  }

  private async repeat<T>(
    tx: EntityManager,
    request: RequestKey,
    place: string[],
    hash: string,
  ): Promise<T | Refused> {
    const [row]: Row[] = await tx.query(
      'SELECT input_hash, outcome FROM idempotency_key WHERE account_id = $1 AND operation = $2 AND key = $3',
      place,
    );
    if (!row || row.input_hash !== hash) {
      const { person } = request;
      const message = sayPlatform(person.locale, 'KEY_REUSED');
      return new InvalidInput(person, [new FieldProblem('idempotencyKey', 'KEY_REUSED', message)]);
    }
    return row.outcome as T;
  }
}
