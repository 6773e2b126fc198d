import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, type Viewer, isUuid } from '#kernel';
import { Audit, Database, Jobs, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { tellDispute } from './moderation.events.js';
import { maySupervise, mayWorkTheDesk } from './moderation.policy.js';
import { REVIEW_VERDICTS, SecondReviewsRepository } from './second-reviews.repository.js';

const input = z.object({ reviewId: z.uuid(), verdict: z.enum(REVIEW_VERDICTS) });

/** A second moderator says what they would have decided; supervisors hear of a disagreement. */
@Injectable()
export class JudgeRejection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly reviews: SecondReviewsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ reviewId: string } | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const judged = parseInput(input, typed, viewer);
    if (judged instanceof Refused) return judged;
    const { reviewId, verdict } = judged;
    return this.database.transaction(async (tx) => {
      if (!(await this.reviews.judge(tx, viewer.accountId, reviewId, verdict, this.clock.now())))
        return new NotFound(viewer);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'moderation.rejection-judged',
        subject: { type: 'SecondReview', id: reviewId },
        facts: { verdict },
      });
      if (verdict !== 'REJECTED') await this.jobs.add(tx, tellDispute, { reviewId });
      return { reviewId };
    });
  }
}

/** A supervisor has looked at a disagreement and lets the rejection stand; else they undo it. */
@Injectable()
export class SettleDispute {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reviews: SecondReviewsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, reviewId: string): Promise<{ reviewId: string } | Refused> {
    if (!maySupervise(viewer)) return new NotPermitted(viewer);
    if (!isUuid(reviewId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const settled = await this.reviews.settle(tx, viewer.accountId, reviewId, this.clock.now());
      if (!settled) return new NotFound(viewer);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'moderation.dispute-settled',
        subject: { type: 'SecondReview', id: reviewId },
        facts: {},
      });
      return { reviewId };
    });
  }
}
