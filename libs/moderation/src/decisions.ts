import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Post, StaleVersion, type Thread, ThreadChanges, postDecided } from '#forum';
import { Clock, Ids, type Person, type Viewer, isUuid } from '#kernel';
import { Audit, Database, Jobs, NotFound, Refused } from '#platform';
import { Decision, type DecisionKind } from './decision.entity.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { AlreadyDecided } from './moderation.refusals.js';

export interface Decided {
  readonly itemId: string;
  readonly threadId: string;
}

/** What a moderator decides, on which version of the text, and why. */
export interface Verdict {
  readonly itemId: string;
  readonly version: number;
  readonly kind: DecisionKind;
  readonly reasonCode: string | null;
  readonly reason: string | null;
}

/**
 * One decision on one item, as one transaction: the state of the thread or post, the row that says who
 * decided what and why, the end of the waiting, and the news for the author.
 */
@Injectable()
export class Decisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly desk: Desk,
    private readonly changes: ThreadChanges,
    private readonly audit: Audit,
  ) {}

  async decide(viewer: Viewer, verdict: Verdict): Promise<Decided | Refused> {
    const refusal = await this.desk.refuse(viewer);
    if (refusal) return refusal;
    if (!isUuid(verdict.itemId)) return new NotFound(viewer);
    const person = viewer as Person;
    return this.database.transaction(async (tx) => {
      const item = await this.desk.take(tx, person, verdict.itemId);
      if (item instanceof Refused) return item;
      const thread = await this.changes.lock(tx, item.threadId);
      const post = await tx.findOneBy(Post, { id: item.postId });
      if (!thread || !post) return new NotFound(viewer);
      const current = item.kind === 'QUESTION' ? thread.version : post.version;
      if (current !== verdict.version) return new StaleVersion(viewer, current);

      const cause = { actorId: person.accountId, reason: verdict.reason ?? verdict.reasonCode };
      const changed = await this.change(tx, item, thread, post, verdict.kind, cause);
      if (!changed) return new AlreadyDecided(viewer, this.clock.now());
      await this.close(tx, item, thread, person, verdict);
      return { itemId: item.id, threadId: thread.id };
    });
  }

  private change(
    tx: EntityManager,
    item: DeskItem,
    thread: Thread,
    post: Post,
    kind: DecisionKind,
    cause: { actorId: string; reason: string | null },
  ): Promise<boolean> {
    if (item.kind === 'QUESTION') {
      return kind === 'PUBLISHED'
        ? this.changes.publish(tx, thread, cause)
        : this.changes.moderate(tx, thread, kind, cause);
    }
    return kind === 'PUBLISHED'
      ? this.changes.admit(tx, thread, post, cause)
      : this.changes.dismiss(tx, thread, post, kind, cause);
  }

  private async close(
    tx: EntityManager,
    item: DeskItem,
    thread: Thread,
    person: Person,
    { kind, reasonCode, reason, version }: Verdict,
  ): Promise<void> {
    const decidedAt = this.clock.now();
    await tx.insert(Decision, {
      id: this.ids.next(),
      itemId: item.id,
      kind,
      reasonCode,
      reason,
      onVersion: version,
      actorId: person.accountId,
      decidedAt,
    });
    await tx.update(DeskItem, item.id, { closedAt: decidedAt, claimedBy: null, claimedUntil: null });
    await this.audit.append(tx, decided(item, person, { kind, reasonCode, version }));
    const told = { threadId: thread.id, postId: item.postId, decision: kind, reason: reason ?? reasonCode };
    await this.jobs.emit(tx, postDecided, told);
  }
}

const decided = (
  item: DeskItem,
  { accountId }: Person,
  facts: Pick<Verdict, 'kind' | 'reasonCode' | 'version'>,
): Parameters<Audit['append']>[1] => ({
  actorId: accountId,
  action: 'moderation.decided',
  subject: { type: 'DeskItem', id: item.id },
  facts: { ...facts, threadId: item.threadId, postId: item.postId },
});
