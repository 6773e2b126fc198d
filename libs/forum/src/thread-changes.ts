import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { Jobs, ReaderCache } from '#platform';
import { mergeTargetChanged, threadChanged, threadMerged, threadPublished } from './forum.events.js';
import { MODERATION_TRANSITIONS, type ModerationStatus } from './rules/moderation-status.js';
import {
  type DestinationKind,
  RESOLUTION_TRANSITIONS,
  type Standing,
  resolutionOf,
} from './rules/resolution-status.js';
import { isPublic } from './rules/public.js';
import { letInAs } from './rules/thread-kind.js';
import { mayBecome } from './rules/transition-table.js';
import { StatusChange } from './status-change.entity.js';
import { ThreadClocks } from './thread-clocks.js';
import { ThreadGroundsRepository } from './thread-grounds.repository.js';
import { Thread } from './thread.entity.js';

/** Who changes a state, and why. The actor is `null` for the system itself. */
export interface Cause {
  readonly actorId: string | null;
  readonly reason?: string | null;
  /** The reason of a list, where there is one. */
  readonly reasonCode?: string | null;
  /** The moderator's decision that the change is; the row that keeps the change shares its key. */
  readonly decisionId?: string;
}

/**
 * The one way in which states of threads change, and those of posts through `PostChanges`: validated by their tables, kept as rows,
 * followed by their clocks, told to readers' caches, live listeners and the tiers above. Every method works in the caller's
 * transaction on a row that {@link lock} holds.
 */
@Injectable()
export class ThreadChanges {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly cache: ReaderCache,
    private readonly clocks: ThreadClocks,
    private readonly grounds: ThreadGroundsRepository,
  ) {}

  /** @returns the thread, held until the transaction ends, or `null` when there is none. */
  lock(tx: EntityManager, threadId: string): Promise<Thread | null> {
    return tx.findOne(Thread, { where: { id: threadId }, lock: { mode: 'pessimistic_write' } });
  }

  /**
   * Lets a waiting or hidden thread be seen, with its question; a private one by its asker and staff alone.
   *
   * @returns whether the table allows it.
   */
  async publish(tx: EntityManager, thread: Thread, cause: Cause): Promise<boolean> {
    const to = letInAs(thread);
    if (!(await this.moderate(tx, thread, to, cause))) return false;
    if (to === 'PRIVATE') return true;
    await this.jobs.emit(tx, threadPublished, { threadId: thread.id });
    return true;
  }

  /** Changes whether readers may see the thread. @returns whether the table allows it. */
  async moderate(tx: EntityManager, thread: Thread, to: ModerationStatus, cause: Cause): Promise<boolean> {
    if (!mayBecome(MODERATION_TRANSITIONS, thread.moderation, to)) return false;
    await this.leaveTarget(tx, thread);
    await this.setModeration(tx, thread, to, cause);
    return true;
  }

  private async setModeration(
    tx: EntityManager,
    thread: Thread,
    to: ModerationStatus,
    cause: Cause,
  ): Promise<void> {
    const from = thread.moderation;
    const now = this.clock.now();
    thread.moderation = to;
    thread.version += 1;
    if (isPublic(thread)) thread.publishedAt ??= now;
    if (to === letInAs(thread)) {
      thread.lastActivityAt = now;
      if (thread.nextPosition === 0) Object.assign(thread, { nextPosition: 1, postCount: 1 });
    }
    await tx.update(Thread, thread.id, {
      moderation: to,
      version: thread.version,
      publishedAt: thread.publishedAt,
      lastActivityAt: thread.lastActivityAt,
      nextPosition: thread.nextPosition,
      postCount: thread.postCount,
      title: thread.title,
      slug: thread.slug,
      excerpt: thread.excerpt,
    });
    await tx.query(
      `UPDATE post SET moderation = $2, position = 0, version = version + 1, published_at = COALESCE(published_at, $3)
       WHERE thread_id = $1 AND kind = 'QUESTION'`,
      [thread.id, to, isPublic(thread) ? now : null],
    );
    const wasPublic = isPublic({ moderation: from });
    const seen = Number(isPublic(thread)) - Number(wasPublic);
    if (seen !== 0) await this.countThread(tx, thread, seen);
    await this.record(tx, thread, null, 'MODERATION', from, to, cause);
    await this.clocks.follow(tx, thread);
    if (wasPublic) await this.jobs.emit(tx, threadChanged, { threadId: thread.id });
    if (letInAs(thread) === 'PUBLISHED') await this.tellReaders(tx, thread);
    // What was merged into it is a duplicate only while it is public.
    if (seen !== 0 && (await this.grounds.isMergeTarget(tx, thread.id)))
      await this.jobs.emit(tx, mergeTargetChanged, { threadId: thread.id, decisionId: cause.decisionId });
  }

  /**
   * Somebody asks for details, sends the question on, or takes it back: what it is until answers or a merge make another
   * thing of it.
   *
   * @returns whether the table allows it.
   */
  async resolve(tx: EntityManager, thread: Thread, to: Standing, cause: Cause): Promise<boolean> {
    // What is merged is asked, answered and sent on in the thread that it was merged into.
    if (thread.resolution === 'DUPLICATE') return false;
    if (!mayBecome(RESOLUTION_TRANSITIONS, thread.resolution, to)) return false;
    await this.leaveTarget(tx, thread);
    // It is open again: what was accepted has not solved it.
    if (thread.resolution === 'SOLVED') await this.setAccepted(tx, thread, null);
    await this.stand(tx, thread, { to, since: thread.nextPosition }, cause);
    return true;
  }

  /** Sends the question on. @returns whether the table allows it; `where` is asked once that is certain. */
  async redirect<D extends { readonly kind: DestinationKind }>(
    tx: EntityManager,
    thread: Thread,
    where: (thread: Thread) => Promise<D>,
    cause: Cause,
  ): Promise<D | null> {
    if (!(await this.resolve(tx, thread, 'REDIRECTED', cause))) return null;
    const destination = await where(thread);
    thread.redirectedTo = destination.kind;
    await tx.update(Thread, thread.id, { redirectedTo: destination.kind });
    return destination;
  }

  /** The asker has told what they were asked for. */
  async clarified(tx: EntityManager, thread: Thread, cause: Cause): Promise<void> {
    if (thread.standing !== 'AWAITING_ASKER') return;
    const unanswered = thread.resolution === 'AWAITING_ASKER';
    const since = unanswered ? thread.nextPosition : thread.standingSince;
    await this.stand(tx, thread, { to: 'OPEN', since }, cause);
  }

  /** Puts back what the question was before somebody's act that is undone. */
  async stand(
    tx: EntityManager,
    thread: Thread,
    { to, since }: { readonly to: Standing; readonly since: number },
    cause: Cause,
  ): Promise<void> {
    Object.assign(thread, { standing: to, standingSince: since });
    await tx.update(Thread, thread.id, { standing: to, standingSince: since });
    await this.settle(tx, thread, cause);
  }

  /** This answer has solved the question. @returns whether the table allows it. */
  async accept(tx: EntityManager, thread: Thread, postId: string, cause: Cause): Promise<boolean> {
    if (thread.resolution !== 'SOLVED' && !mayBecome(RESOLUTION_TRANSITIONS, thread.resolution, 'SOLVED'))
      return false;
    await this.setAccepted(tx, thread, postId);
    if (!(await this.settle(tx, thread, cause))) await this.tellChanged(tx, thread);
    return true;
  }

  /** Closes the thread to replies, or opens it again. @returns whether that changes anything. */
  async lockReplies(tx: EntityManager, thread: Thread, locked: boolean, cause: Cause): Promise<boolean> {
    if ((thread.lockedAt !== null) === locked) return false;
    thread.lockedAt = locked ? this.clock.now() : null;
    thread.version += 1;
    await tx.update(Thread, thread.id, { lockedAt: thread.lockedAt, version: thread.version });
    const [from, to] = locked ? ['OPEN', 'LOCKED'] : ['LOCKED', 'OPEN'];
    await this.record(tx, thread, null, 'REPLIES', from, to, cause);
    await this.tellChanged(tx, thread);
    return true;
  }

  /**
   * Makes the thread a duplicate of another one; one that still waits is never published by that.
   *
   * @returns whether the table allows it.
   */
  async merge(tx: EntityManager, thread: Thread, into: Thread, cause: Cause): Promise<boolean> {
    if (!mayBecome(RESOLUTION_TRANSITIONS, thread.resolution, 'DUPLICATE')) return false;
    await this.setDuplicateOf(tx, thread, into.id);
    await this.settle(tx, thread, cause);
    return true;
  }

  /** Puts back what the thread was merged into, or that it was not; one that waited waits again. */
  async mergeBack(tx: EntityManager, thread: Thread, into: string | null, cause: Cause): Promise<void> {
    if (into) await this.setDuplicateOf(tx, thread, into);
    else thread.duplicateOf = null;
    await this.settle(tx, thread, cause);
    if (!into) await this.setDuplicateOf(tx, thread, null);
  }

  /** Whoever decides on a question whose merge target has gone makes it one of its own. */
  async leaveTarget(tx: EntityManager, thread: Thread): Promise<void> {
    if (isReturned(thread)) await this.setDuplicateOf(tx, thread, null);
  }

  /**
   * Derives anew all that follows from what readers see: the official answer, the resolution, whether it waits for a
   * moderator, its clocks. Whatever takes a ground away or brings it back calls this, and nothing else sets them.
   *
   * @returns the key of the change of resolution, or `null` where there is none.
   */
  async settle(tx: EntityManager, thread: Thread, cause: Cause): Promise<string | null> {
    const { officialAnswerId, ...grounds } = await this.grounds.of(tx, thread);
    const from = thread.resolution;
    const to = resolutionOf({ ...grounds, standing: thread.standing });
    if (officialAnswerId !== thread.officialAnswerId) {
      thread.officialAnswerId = officialAnswerId;
      await tx.update(Thread, thread.id, { officialAnswerId });
      if (to === from) await this.tellChanged(tx, thread);
    }
    if (to === from) return null;
    thread.resolution = to;
    thread.version += 1;
    await tx.update(Thread, thread.id, { resolution: to, version: thread.version });
    const changeId = cause.decisionId ?? this.ids.next();
    await this.record(tx, thread, null, 'RESOLUTION', from, to, cause, changeId);
    const { actorId } = cause;
    if (to === 'DUPLICATE' && thread.moderation === 'PENDING')
      await this.setModeration(tx, thread, 'MERGED', { actorId });
    if (to !== 'DUPLICATE' && thread.moderation === 'MERGED')
      await this.setModeration(tx, thread, 'PENDING', { actorId });
    await this.clocks.follow(tx, thread);
    if (to === 'DUPLICATE' || from === 'DUPLICATE')
      await this.jobs.emit(tx, threadMerged, { threadId: thread.id });
    await this.tellChanged(tx, thread);
    return changeId;
  }

  private async setAccepted(tx: EntityManager, thread: Thread, postId: string | null): Promise<void> {
    thread.acceptedPostId = postId;
    await tx.update(Thread, thread.id, { acceptedPostId: postId });
  }

  private async setDuplicateOf(tx: EntityManager, thread: Thread, into: string | null): Promise<void> {
    thread.duplicateOf = into;
    await tx.update(Thread, thread.id, { duplicateOf: into });
  }

  /** Tells that something else of a thread has changed that readers see. */
  async tellChanged(tx: EntityManager, thread: Thread): Promise<void> {
    if (!isPublic(thread)) return;
    await this.jobs.emit(tx, threadChanged, { threadId: thread.id });
    await this.tellReaders(tx, thread);
  }

  /** Keeps the change of a state as a row: who, when, why. */
  async record(
    tx: EntityManager,
    thread: Pick<Thread, 'id'>,
    postId: string | null,
    dimension: StatusChange['dimension'],
    fromStatus: string | null,
    toStatus: string,
    cause: Cause,
    id = cause.decisionId ?? this.ids.next(),
  ): Promise<void> {
    await tx.insert(StatusChange, {
      id,
      threadId: thread.id,
      postId,
      dimension,
      fromStatus,
      toStatus,
      actorId: cause.actorId,
      reasonCode: cause.reasonCode ?? null,
      reason: cause.reason ?? null,
      changedAt: this.clock.now(),
    });
  }

  private async tellReaders(tx: EntityManager, thread: Thread): Promise<void> {
    await this.cache.drop(tx, ...tagsOf(thread));
  }

  private async countThread(tx: EntityManager, thread: Thread, change: number): Promise<void> {
    await tx.query('UPDATE category SET thread_count = thread_count + $2 WHERE id = $1', [
      thread.categoryId,
      change,
    ]);
  }
}

/** Whether it was a duplicate of a thread that readers no longer see, and nobody has decided on it since. */
export const isReturned = ({
  duplicateOf,
  resolution,
}: Pick<Thread, 'duplicateOf' | 'resolution'>): boolean => duplicateOf !== null && resolution !== 'DUPLICATE';

/** What a reader's page or answer that shows this thread is tagged with. */
export const tagsOf = (thread: Pick<Thread, 'id' | 'categoryId'>): string[] => [
  `thread:${thread.id}`,
  `category:${thread.categoryId}`,
  'home',
];
