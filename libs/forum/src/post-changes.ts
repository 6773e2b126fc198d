import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { Jobs, ReaderCache, Signals, prepared } from '#platform';
import { groundLost, postPublished, privatelyPosted } from './forum.events.js';
import { MOVE_ON, PLACE_POST, moveOn, placedPost } from './next-place.js';
import { Post } from './post.entity.js';
import { MODERATION_TRANSITIONS, type ModerationStatus } from './rules/moderation-status.js';
import { isPublic } from './rules/public.js';
import { letInAs } from './rules/thread-kind.js';
import { mayBecome } from './rules/transition-table.js';
import { type Cause, ThreadChanges, tagsOf } from './thread-changes.js';
import { Thread } from './thread.entity.js';

/**
 * The one way in which posts come and change their state, each followed by what the thread derives from it. Every method
 * works in the caller's transaction, which holds the thread.
 */
@Injectable()
export class PostChanges {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly cache: ReaderCache,
    private readonly signals: Signals,
    private readonly threads: ThreadChanges,
  ) {}

  /** Another text stands in a post: whoever read the former one has read a stale version. */
  async rewritten(tx: EntityManager, thread: Thread, post: Post): Promise<void> {
    await this.nextVersion(tx, post);
    if (post.kind === 'QUESTION') {
      thread.version += 1;
      await tx.update(Thread, thread.id, { version: thread.version });
    }
    await this.threads.tellChanged(tx, thread);
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
    if (official) await this.threads.settle(tx, thread, { actorId: post.authorId });
    return post;
  }

  /** Lets a waiting post in, as the last of its thread. @returns whether its state allows it. */
  async admit(tx: EntityManager, thread: Thread, post: Post, cause: Cause): Promise<boolean> {
    if (!mayBecome(MODERATION_TRANSITIONS, post.moderation, 'PUBLISHED')) return false;
    const position = post.position ?? (await this.takePosition(tx, thread));
    // It was seen before and has kept its place.
    if (post.position !== null) await this.countPost(tx, thread, 1);
    await this.setPost(tx, thread, post, 'PUBLISHED', position, cause);
    await this.jobs.emit(tx, ...this.newsOf(tx, thread, post, cause.decisionId));
    await this.threads.settle(tx, thread, { actorId: cause.actorId });
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
      await this.threads.tellChanged(tx, thread);
      const { actorId, decisionId } = cause;
      const changeId = await this.threads.settle(tx, thread, { actorId });
      const lost = { threadId: thread.id, ground: 'ANSWER', decisionId } as const;
      if (changeId) await this.jobs.emit(tx, groundLost, { ...lost, changeId });
    }
    return true;
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
    await this.threads.record(tx, thread, post.id, 'MODERATION', from, to, cause);
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
  private newsOf(tx: EntityManager, thread: Thread, post: Pick<Post, 'id' | 'kind'>, decisionId?: string) {
    const facts = { threadId: thread.id, postId: post.id, kind: post.kind };
    // Of a private one no reader's page, no live listener and no follower learns.
    const privately = letInAs(thread) === 'PRIVATE';
    const live = privately
      ? []
      : [...this.cache.dropping(...tagsOf(thread)), { topic: 'post.published', ...facts }];
    const told = { ...facts, decisionId };
    return [privately ? privatelyPosted : postPublished, told, this.signals.sending(tx, live)] as const;
  }
}
