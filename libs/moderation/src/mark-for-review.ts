import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Schedules } from '#directory';
import { AnswerValidity, NotAllowedNow, Post, ThreadChanges } from '#forum';
import { Clock, type Viewer } from '#kernel';
import { Audit, Database, Idempotency, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { AnswerMarksRepository } from './answer-marks.repository.js';
import { reasonText } from './decision-case.js';
import { DeskRepository } from './desk.repository.js';
import { sayModeration } from './moderation.messages.js';
import { mayMarkForReview } from './moderation.policy.js';
import { recheckDue } from './rules/recheck-due.js';

const input = z.object({
  postId: z.uuid(),
  note: reasonText,
  idempotencyKey: z.string().max(100).nullish(),
});

/**
 * A specialist or moderator has doubts about an official answer: it waits on the desk for a re-check, with their
 * note (docs/product.md, "People"). At any hour; the re-check itself is a decision and waits for the opening.
 */
@Injectable()
export class MarkForReview {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly changes: ThreadChanges,
    private readonly answers: AnswerValidity,
    private readonly items: DeskRepository,
    private readonly marks: AnswerMarksRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ itemId: string } | Refused> {
    if (!mayMarkForReview(viewer)) return new NotPermitted(viewer);
    const mark = parseInput(input, typed, viewer, sayModeration);
    if (mark instanceof Refused) return mark;
    const { idempotencyKey: key, postId, note } = mark;
    const now = this.clock.now();
    const due = recheckDue(await this.schedules.moderation(), now);
    const operation = 'markForReview';
    return this.database.transaction((tx) =>
      this.idempotency.once<{ itemId: string }>(
        tx,
        { person: viewer, operation, key, input: { postId, note } },
        async () => {
          const found = await tx.findOneBy(Post, { id: postId });
          const thread = found && (await this.changes.lock(tx, found.threadId));
          const post = thread && (await tx.findOneBy(Post, { id: postId }));
          if (!thread || !post) return new NotFound(viewer);
          if (post.kind !== 'OFFICIAL_ANSWER') return new NotAllowedNow(viewer, post.kind);
          if (!this.answers.isCurrent(thread, post)) return new NotAllowedNow(viewer, 'SUPERSEDED');
          const itemId = await this.items.enterAnswer(tx, postId, due, now);
          await this.marks.add(tx, itemId, note, viewer.accountId);
          await this.audit.append(tx, {
            actorId: viewer.accountId,
            action: 'moderation.answer-marked',
            subject: { type: 'DeskItem', id: itemId },
            facts: { threadId: thread.id, postId, note },
          });
          return { itemId };
        },
      ),
    );
  }
}
