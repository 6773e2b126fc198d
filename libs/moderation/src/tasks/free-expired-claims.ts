import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, type Handler, Sweep } from '#platform';
import { freeExpiredClaims } from '../moderation.events.js';

/**
 * Gives back what was left lying. A claim that has ended holds nothing the moment it ends; this makes it visible
 * to those who look at the desk live.
 */
@Injectable()
@Sweep(freeExpiredClaims, '* * * * *')
export class FreeExpiredClaims implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.database.query(
      `UPDATE desk_item SET claimed_by = NULL, claimed_until = NULL WHERE id IN (
         SELECT id FROM desk_item WHERE closed_at IS NULL AND claimed_by IS NOT NULL AND claimed_until <= $1
         FOR UPDATE SKIP LOCKED)`,
      [this.clock.now()],
    );
  }
}
