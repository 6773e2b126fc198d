import { Injectable } from '@nestjs/common';
import { groundLost, threadMerged } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { DeskRepository } from '../desk.repository.js';
import { EscalationsRepository } from '../escalations.repository.js';

interface OfThread {
  readonly threadId: string;
}

/** A question whose merge target has gone waits for a decision again; when that comes back first, it does not. */
@On(threadMerged, 'moderation.follow-merge')
@Injectable()
export class FollowMerge implements Handler<OfThread> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly items: DeskRepository,
  ) {}

  async handle({ threadId }: OfThread): Promise<void> {
    await this.items.followMerge(this.database.manager, threadId, this.clock.now());
  }
}

/** Without its answer the question is the specialist's again who was asked for it. */
@On(groundLost, 'moderation.reopen-escalation')
@Injectable()
export class ReopenEscalation implements Handler<OfThread> {
  constructor(
    private readonly database: Database,
    private readonly escalations: EscalationsRepository,
  ) {}

  async handle({ threadId }: OfThread): Promise<void> {
    await this.escalations.reopenOfThread(this.database.manager, threadId);
  }
}
