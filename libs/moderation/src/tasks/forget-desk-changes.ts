import { Injectable } from '@nestjs/common';
import { type Handler, Sweep } from '#platform';
import { DeskChanges } from '../desk-changes.js';
import { forgetDeskChanges } from '../moderation.events.js';

/** Longer than any console is away and then goes on where it was. */
const KEPT_DAYS = 3;

@Injectable()
@Sweep(forgetDeskChanges, '43 1 * * *')
export class ForgetDeskChanges implements Handler<unknown> {
  constructor(private readonly changes: DeskChanges) {}

  handle(): Promise<void> {
    return this.changes.forget(KEPT_DAYS);
  }
}
