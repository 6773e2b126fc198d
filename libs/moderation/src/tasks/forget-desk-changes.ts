import { Injectable } from '@nestjs/common';
import { type Handler, Sweep } from '#platform';
import { DeskChanges } from '../desk-changes.js';
import { MovedPlacesRepository } from '../moved-places.repository.js';
import { forgetDeskChanges } from '../moderation.events.js';

/** Longer than any console is away and then goes on where it was. */
const KEPT_DAYS = 3;
/** Longer than anybody pages through one list. */
const MOVES_KEPT_HOURS = 24;

@Injectable()
@Sweep(forgetDeskChanges, '43 1 * * *')
export class ForgetDeskChanges implements Handler<unknown> {
  constructor(
    private readonly changes: DeskChanges,
    private readonly moves: MovedPlacesRepository,
  ) {}

  async handle(): Promise<void> {
    await this.changes.forget(KEPT_DAYS);
    await this.moves.forget(MOVES_KEPT_HOURS);
  }
}
