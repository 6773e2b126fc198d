import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { decisionAnnounced, groundLossAnnounced } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, Jobs, Sweep } from '#platform';
import { type Announced, AnnouncementsRepository } from '../announcements.repository.js';
import { announceDecisions, tellReporters, tellSpecialist } from '../moderation.events.js';
import { authorTold } from '../rules/author-told.js';
import { settledBefore } from '../rules/undoing.js';

/** Marked and told in one transaction. */
const BATCH = 100;

/**
 * Lets the mail about decisions leave that who made them can no longer undo (docs/product.md §4); the site has shown them
 * from the first moment. What was undone by then is mailed to nobody. The mark on the row and the jobs are one transaction,
 * so a worker that dies loses neither and doubles neither, and any number of workers may sweep at once.
 */
@Injectable()
@Sweep(announceDecisions, { everySeconds: 5 })
export class AnnounceDecisions implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly announcements: AnnouncementsRepository,
  ) {}

  async handle(): Promise<void> {
    while ((await this.database.transaction((tx) => this.batch(tx))) === BATCH);
  }

  private async batch(tx: EntityManager): Promise<number> {
    const now = this.clock.now();
    const announced = await this.announcements.mark(tx, settledBefore(now), now, BATCH);
    for (const decision of announced) await this.tell(tx, decision);
    const ids = announced.map(({ decisionId }) => decisionId);
    const losses = ids.length > 0 ? await this.announcements.releaseLosses(tx, ids) : [];
    for (const loss of losses) await this.jobs.emit(tx, groundLossAnnounced, loss);
    return announced.length;
  }

  private async tell(tx: EntityManager, made: Announced): Promise<void> {
    const { decisionId, threadId, postId, kind, itemKind, repeated } = made;
    if (kind === 'ESCALATED') await this.jobs.add(tx, tellSpecialist, { decisionId });
    if (itemKind === 'REPORT') await this.jobs.add(tx, tellReporters, { decisionId });
    const decision = repeated ? null : authorTold(made);
    if (!decision) return;
    const ofEdit = itemKind === 'EDIT';
    await this.jobs.emit(tx, decisionAnnounced, { decisionId, threadId, postId, decision, ofEdit });
  }
}
