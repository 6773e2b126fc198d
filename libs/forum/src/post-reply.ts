import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Clock, Ids, type Person, type Viewer } from '#kernel';
import { Database, Idempotency, Jobs, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { outcomeOf } from '#screening';
import { replySubmitted } from './forum.events.js';
import { sayForum } from './forum.messages.js';
import { isAsker, isLetStraightIn, mayReply, mayWritePrivately } from './forum.policy.js';
import { NotAllowedNow } from './forum.refusals.js';
import { lockForReply } from './lock-for-reply.js';
import { Post } from './post.entity.js';
import { type PostRow, PostsRepository, rowOf } from './posts.repository.js';
import { isLetIn } from './rules/moderation-status.js';
import { isPublic } from './rules/public.js';
import { replyDraft } from './screening/drafts.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { Screening } from './screening/screening.js';
import { PostChanges } from './post-changes.js';
import { ThreadChanges } from './thread-changes.js';
import type { Thread } from './thread.entity.js';
import { writePost, typedBody } from './write-post.js';

const input = z.object({
  threadId: z.uuid(),
  body: typedBody('reply_EMPTY'),
  idempotencyKey: z.string().max(100).nullish(),
});
type Reply = z.output<typeof input>;

export interface Replied {
  readonly threadId: string;
  readonly postId: string;
  /** Whether those who see the thread see it at once; otherwise it waits for a moderator. */
  readonly published: boolean;
  /** As written, by this request or by an earlier one that it repeats. */
  readonly post: PostRow;
}

/** The asker clarifies, or another citizen helps (docs/product.md §1 and §4). */
@Injectable()
export class PostReply {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly postChanges: PostChanges,
    private readonly posts: PostsRepository,
    private readonly screening: Screening,
    private readonly findings: FindingsRepository,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Replied | Refused> {
    if (!mayReply(viewer)) return new NotPermitted(viewer);
    const reply = parseInput(input, typed, viewer, sayForum);
    if (reply instanceof Refused) return reply;
    const { idempotencyKey: key, ...content } = reply;
    const keys = { threadId: reply.threadId, postId: this.ids.next() };
    let written: PostRow | undefined;
    const outcome = await this.database.transaction((tx) =>
      this.idempotency.once(
        tx,
        { person: viewer, operation: 'postReply', key, input: content },
        async () => {
          const post = await this.save(tx, viewer, keys.postId, reply);
          if (post instanceof Refused) return post;
          written = rowOf(post);
          return keys;
        },
        keys,
      ),
    );
    if (outcome instanceof Refused) return outcome;
    const post = written ?? (await this.posts.byIds([outcome.postId]))[0];
    if (!post) return new NotFound(viewer);
    return { ...outcome, published: isLetIn(post.moderation), post };
  }

  private async save(
    tx: EntityManager,
    person: Person,
    postId: string,
    reply: Reply,
  ): Promise<Post | Refused> {
    const locked = await lockForReply(tx, reply.threadId);
    if (!locked) return new NotFound(person);
    const { thread, category } = locked;
    if (thread.kind === 'PRIVATE_QUESTION') return this.writePrivately(tx, person, thread, postId, reply);
    if (!isPublic(thread) && !isAsker(person, thread)) return new NotFound(person);
    if (!isPublic(thread)) return new NotAllowedNow(person, thread.moderation);
    if (thread.resolution === 'DUPLICATE') return new NotAllowedNow(person, thread.resolution);
    if (thread.lockedAt) return new NotAllowedNow(person, 'LOCKED');

    const kind = isAsker(person, thread) ? 'CLARIFICATION' : 'COMMUNITY_ANSWER';
    const now = this.clock.now();
    const draft = writePost({
      id: postId,
      threadId: thread.id,
      kind,
      author: person,
      body: reply.body,
      now,
    });
    const found = await this.screening.screen(tx, person, replyDraft(draft));
    if (found instanceof Refused) return found;
    // The asker has told what was missing: it is the desk's turn again.
    if (kind === 'CLARIFICATION') await this.changes.clarified(tx, thread, { actorId: person.accountId });
    if (outcomeOf(found) === 'PUBLISH' && isLetStraightIn(person, category))
      return this.postChanges.addPublished(tx, thread, draft);
    const post: Post = { ...draft, position: null, moderation: 'PENDING' };
    await tx.insert(Post, post);
    await this.findings.keep(tx, post.id, found);
    await this.jobs.emit(tx, replySubmitted, { threadId: thread.id, postId: post.id });
    return post;
  }

  /**
   * Asker and staff write on between themselves: there is nobody to keep it from, so it does not wait. What the
   * asker adds makes it the desk's turn again.
   */
  private async writePrivately(
    tx: EntityManager,
    person: Person,
    thread: Thread,
    postId: string,
    { body }: Reply,
  ): Promise<Post | Refused> {
    if (!mayWritePrivately(person, thread)) return new NotFound(person);
    if (thread.moderation !== 'PRIVATE') return new NotAllowedNow(person, thread.moderation);
    const now = this.clock.now();
    const draft = writePost({
      id: postId,
      threadId: thread.id,
      kind: 'CLARIFICATION',
      author: person,
      body,
      now,
    });
    const found = await this.screening.screen(tx, person, replyDraft(draft));
    if (found instanceof Refused) return found;
    if (isAsker(person, thread))
      await this.changes.resolve(tx, thread, 'OPEN', { actorId: person.accountId });
    return this.postChanges.addPublished(tx, thread, draft);
  }
}
