import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { Jobs, ReaderCache, Signals, prepared } from '#platform';
import {
  postPublished,
  privatelyPosted,
  threadChanged,
  threadMerged,
  threadPublished,
} from './forum.events.js';
import { MOVE_ON, PLACE_POST, moveOn, placedPost } from './next-place.js';
import { Post } from './post.entity.js';
import { MODERATION_TRANSITIONS, type ModerationStatus } from './rules/moderation-status.js';
import { RESOLUTION_TRANSITIONS, type ResolutionStatus } from './rules/resolution-status.js';
import { isPublic } from './rules/public.js';
import { letInAs } from './rules/thread-kind.js';
import { mayBecome } from './rules/transition-table.js';
import { StatusChange } from './status-change.entity.js';
import { ThreadClocks } from './thread-clocks.js';
import { Thread } from './thread.entity.js';

/** Who changes a state, and why. The actor is `null` for the system itself. */
export interface Cause {
  readonly actorId: string | null;
  readonly reason?: string | null;
  /** The reason of a list, where there is one. */
  readonly reasonCode?: string | null;
  /** Key of the row that keeps the change, where the caller has one of its own to share. */
  readonly changeId?: string;
}

/**
 * The one way in which states of threads and posts change: validated by their tables, kept as rows,
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
    private readonly signals: Signals,
    private readonly clocks: ThreadClocks,
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
    const from = thread.moderation;
    if (!mayBecome(MODERATION_TRANSITIONS, from, to)) return false;
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
    return true;
  }

  /** Changes how far the question is from its end. @returns whether the table allows it. */
  async resolve(tx: EntityManager, thread: Thread, to: ResolutionStatus, cause: Cause): Promise<boolean> {
    const from = thread.resolution;
    if (!mayBecome(RESOLUTION_TRANSITIONS, from, to)) return false;
    thread.resolution = to;
    thread.version += 1;
    await tx.update(Thread, thread.id, { resolution: to, version: thread.version });
    await this.record(tx, thread, null, 'RESOLUTION', from, to, cause);
    await this.clocks.follow(tx, thread);
    await this.tellChanged(tx, thread);
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
    if (!(await this.resolve(tx, thread, 'DUPLICATE', cause))) return false;
    await this.setDuplicateOf(tx, thread, into.id);
    if (thread.moderation === 'PENDING')
      await this.moderate(tx, thread, 'MERGED', { actorId: cause.actorId });
    return true;
  }

  /** Makes a merged thread one of its own again, which waits if it waited. @returns whether the table allows it. */
  async split(tx: EntityManager, thread: Thread, to: ResolutionStatus, cause: Cause): Promise<boolean> {
    if (!(await this.resolve(tx, thread, to, cause))) return false;
    if (thread.moderation === 'MERGED')
      await this.moderate(tx, thread, 'PENDING', { actorId: cause.actorId });
    await this.setDuplicateOf(tx, thread, null);
    return true;
  }

  private async setDuplicateOf(tx: EntityManager, thread: Thread, into: string | null): Promise<void> {
    thread.duplicateOf = into;
    await tx.update(Thread, thread.id, { duplicateOf: into });
    await this.jobs.emit(tx, threadMerged, { threadId: thread.id });
  }

  /** Tells that something else of a thread has changed that readers see. */
  async tellChanged(tx: EntityManager, thread: Thread): Promise<void> {
    if (!isPublic(thread)) return;
    await this.jobs.emit(tx, threadChanged, { threadId: thread.id });
    await this.tellReaders(tx, thread);
  }

  /** Another text stands in a post: whoever read the former one has read a stale version. */
  async rewritten(tx: EntityManager, thread: Thread, post: Post): Promise<void> {
    await this.nextVersion(tx, post);
    if (post.kind === 'QUESTION') {
      thread.version += 1;
      await tx.update(Thread, thread.id, { version: thread.version });
    }
    await this.tellChanged(tx, thread);
  }

  /** What is decided on a post from now on has to have seen what just happened to it. */
  async nextVersion(tx: EntityManager, post: Post): Promise<void> {
    post.version += 1;
    await tx.update(Post, post.id, { version: post.version });
  }

  /** Writes a new post that those who see its thread see at once, as the last of it. @returns the post as written. */
  async addPublished(
    tx: EntityManager,
    thread: Thread,
    draft: Omit<Post, 'position' | 'moderation'>,
  ): Promise<Post> {
    const now = this.clock.now();
    const official = draft.kind === 'OFFICIAL_ANSWER' ? draft.id : null;
    const position = moveOn(thread, now, official);
    const post: Post = { ...draft, position, moderation: letInAs(thread), publishedAt: now };
    const placed = placedPost(post, now, official);
    const news = this.jobs.emission(placed.length + 1, ...this.newsOf(tx, thread, post));
    await prepared(tx, 'add published post', `${PLACE_POST} ${news.sql}`, [...placed, ...news.parameters]);
    return post;
  }

  /** Lets a waiting post in, as the last of its thread. @returns whether its state allows it. */
  async admit(tx: EntityManager, thread: Thread, post: Post, cause: Cause): Promise<boolean> {
    if (!mayBecome(MODERATION_TRANSITIONS, post.moderation, 'PUBLISHED')) return false;
    const position = post.position ?? (await this.takePosition(tx, thread));
    // It was seen before and has kept its place.
    if (post.position !== null) await this.countPost(tx, thread, 1);
    await this.setPost(tx, thread, post, 'PUBLISHED', position, cause);
    await this.jobs.emit(tx, ...this.newsOf(tx, thread, post));
    return true;
  }

  /** Ends the waiting of a post in another way than letting it in. @returns whether its state allows it. */
  async dismiss(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    to: ModerationStatus,
    cause: Cause,
  ): Promise<boolean> {
    if (!mayBecome(MODERATION_TRANSITIONS, post.moderation, to)) return false;
    const wasSeen = isPublic(post);
    await this.setPost(tx, thread, post, to, post.position, cause);
    if (wasSeen) {
      await this.countPost(tx, thread, -1);
      await this.tellChanged(tx, thread);
    }
    return true;
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
  ): Promise<void> {
    await tx.insert(StatusChange, {
      id: cause.changeId ?? this.ids.next(),
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

  private async setPost(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    to: ModerationStatus,
    position: number | null,
    cause: Cause,
  ): Promise<void> {
    const from = post.moderation;
    const publishedAt = post.publishedAt ?? (to === 'PUBLISHED' ? this.clock.now() : null);
    Object.assign(post, { moderation: to, position, publishedAt, version: post.version + 1 });
    await tx.update(Post, post.id, { moderation: to, position, publishedAt, version: post.version });
    await this.record(tx, thread, post.id, 'MODERATION', from, to, cause);
  }

  private async countPost(tx: EntityManager, thread: Thread, change: number): Promise<void> {
    thread.postCount += change;
    await tx.query('UPDATE thread SET post_count = post_count + $2 WHERE id = $1', [thread.id, change]);
  }

  private async takePosition(tx: EntityManager, thread: Thread): Promise<number> {
    const now = this.clock.now();
    const position = moveOn(thread, now, null);
    await tx.query(MOVE_ON, [thread.id, now, null]);
    return position;
  }

  /** What is told of a new post, as `Jobs.emit` takes it. */
  private newsOf(tx: EntityManager, thread: Thread, post: Pick<Post, 'id' | 'kind'>) {
    const facts = { threadId: thread.id, postId: post.id, kind: post.kind };
    // Of a private one no reader's page, no live listener and no follower learns.
    const privately = letInAs(thread) === 'PRIVATE';
    const live = privately
      ? []
      : [...this.cache.dropping(...tagsOf(thread)), { topic: 'post.published', ...facts }];
    return [privately ? privatelyPosted : postPublished, facts, this.signals.sending(tx, live)] as const;
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

/** What a reader's page or answer that shows this thread is tagged with. */
export const tagsOf = (thread: Pick<Thread, 'id' | 'categoryId'>): string[] => [
  `thread:${thread.id}`,
  `category:${thread.categoryId}`,
  'home',
];
