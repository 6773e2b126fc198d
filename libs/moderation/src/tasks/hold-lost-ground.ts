import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { groundLossAnnounced, groundLost } from '#forum';
import { Database, type Handler, Jobs, On } from '#platform';
import { AnnouncementsRepository } from '../announcements.repository.js';

type Lost = z.output<typeof groundLost.schema>;

/** Mail about what follows from a decision waits with the mail about the decision itself. */
@Injectable()
@On(groundLost, 'moderation.hold-lost-ground')
export class HoldLostGround implements Handler<Lost> {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly announcements: AnnouncementsRepository,
  ) {}

  async handle({ decisionId, ...loss }: Lost): Promise<void> {
    await this.database.transaction(async (tx) => {
      const state = decisionId ? await this.announcements.stateOf(tx, decisionId) : 'ANNOUNCED';
      // The ground is coming back, if it is not back yet.
      if (state === 'UNDONE') return;
      if (decisionId && state === 'AHEAD') await this.announcements.holdLoss(tx, decisionId, loss);
      else await this.jobs.emit(tx, groundLossAnnounced, loss);
    });
  }
}
