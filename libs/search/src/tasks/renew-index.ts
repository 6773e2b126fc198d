import { Injectable } from '@nestjs/common';
import { type Handler, InstallationFault, Sweep } from '#platform';
import { Reindex } from '../reindex.js';
import { renewIndex } from '../search.events.js';

/** How long one part of the work may take, in milliseconds: a worker that is told to stop waits for it. */
const PART_MS = 5_000;

/** The part is over; the next one goes on from here. */
class PartDone extends Error {}

/**
 * After an upgrade that makes documents otherwise the whole index is built anew in parts, one a minute, and so is what an
 * interrupted rebuild left: nobody needs to think of it, and the worker's other jobs go on beside.
 */
@Injectable()
@Sweep(renewIndex, '* * * * *')
export class RenewIndex implements Handler<unknown> {
  constructor(private readonly reindex: Reindex) {}

  async handle(): Promise<void> {
    if (await this.reindex.isCurrent()) return;
    const until = performance.now() + PART_MS;
    await this.reindex
      .execute(() => {
        if (performance.now() > until) throw new PartDone();
      })
      .catch((error: unknown) => {
        // A rebuild that somebody else runs is as good.
        if (!(error instanceof PartDone || error instanceof InstallationFault)) throw error;
      });
  }
}
