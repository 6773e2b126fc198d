import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  NotAllowedNow,
  PersonalDataGuard,
  Post,
  PostTexts,
  StaleVersion,
  type Thread,
  ThreadChanges,
  isPublic,
  isReturned,
  postDecided,
} from '#forum';
import { Clock, Ids, type Person } from '#kernel';
import { Audit, FieldProblem, InvalidInput, Jobs, NotFound, Refused, typedText } from '#platform';
import { threadRedirected } from './handoff.events.js';
import { sayHandoff } from './handoff.messages.js';

/** What every redirection names: the version that the moderator saw, and a reason for the public page. */
export const redirectionInput = z.object({
  threadId: z.uuid(),
  version: z.number().int(),
  reason: typedText({ min: 3, max: 500, multiline: false }, 'reason_EMPTY'),
  idempotencyKey: z.string().max(100).nullish(),
});

export type Destination =
  | { readonly kind: 'TICKET'; readonly ticketId: string }
  | { readonly kind: 'PHONE'; readonly channelId: string };
export type RedirectionKind = Destination['kind'];

export interface Redirected {
  readonly threadId: string;
  readonly redirectionId: string;
}

interface Order {
  readonly threadId: string;
  readonly version: number;
  readonly reason: string;
}

/** What redirections of every kind have in common (docs/product.md §7). */
@Injectable()
export class RedirectThread {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly audit: Audit,
    private readonly texts: PostTexts,
    private readonly personalData: PersonalDataGuard,
  ) {}

  /**
   * Publishes the thread where it still waits, marks it redirected, and keeps where it went.
   *
   * @param choose makes the destination once it is certain that the thread may be sent there
   */
  async execute(
    tx: EntityManager,
    person: Person,
    order: Order,
    choose: (thread: Thread) => Promise<Destination>,
  ): Promise<Redirected | Refused> {
    const thread = await this.changes.lock(tx, order.threadId);
    if (!thread) return new NotFound(person);
    if (thread.version !== order.version) return new StaleVersion(person, thread.version);
    // Another desk's page and mail are not made for what only the asker and staff may know.
    if (thread.kind === 'PRIVATE_QUESTION') return new NotAllowedNow(person, thread.kind);
    if (thread.moderation !== 'PENDING' && thread.moderation !== 'PUBLISHED') {
      return new NotAllowedNow(person, thread.moderation);
    }
    const { reason } = order;
    // Its page says it to everyone, and nothing that a reason is for needs personal data.
    if (await this.personalData.find({ title: null, markdown: reason })) {
      const message = sayHandoff(person.locale, 'PERSONAL_DATA');
      return new InvalidInput(person, [new FieldProblem('reason', 'PERSONAL_DATA', message)]);
    }
    const cause = { actorId: person.accountId, reason };
    const waits = thread.moderation === 'PENDING' || isReturned(thread);
    const refused = waits && (await this.endWaiting(tx, person, thread, cause));
    if (refused) return refused;
    const state = thread.resolution;
    const destination = await this.changes.redirect(tx, thread, choose, cause);
    if (!destination) return new NotAllowedNow(person, state);
    const redirectionId = await this.keep(tx, thread, destination, cause);
    return { threadId: thread.id, redirectionId };
  }

  /** Nobody decides on it any more. Its page is public: it says where the question went. */
  private async endWaiting(
    tx: EntityManager,
    person: Person,
    thread: Thread,
    cause: { readonly actorId: string; readonly reason: string },
  ): Promise<Refused | null> {
    const post = await tx.findOneByOrFail(Post, { threadId: thread.id, kind: 'QUESTION' });
    const postId = post.id;
    if (!isPublic(thread)) {
      const text = this.texts.textOf(thread, post);
      const found = await this.personalData.refusePost(tx, person, thread, postId, text);
      if (found) return found;
      await this.changes.publish(tx, thread, cause);
    }
    await this.jobs.emit(tx, postDecided, {
      threadId: thread.id,
      postId,
      decision: 'REDIRECTED',
      reason: cause.reason,
    });
    return null;
  }

  private async keep(
    tx: EntityManager,
    thread: Thread,
    destination: Destination,
    cause: { readonly actorId: string; readonly reason: string },
  ): Promise<string> {
    const redirectionId = this.ids.next();
    await tx.query(
      `INSERT INTO redirection (id, thread_id, kind, ticket_id, channel_id, reason, actor_id, redirected_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        redirectionId,
        thread.id,
        destination.kind,
        destination.kind === 'TICKET' ? destination.ticketId : null,
        destination.kind === 'PHONE' ? destination.channelId : null,
        cause.reason,
        cause.actorId,
        this.clock.now(),
      ],
    );
    await this.audit.append(tx, {
      actorId: cause.actorId,
      action: 'handoff.thread-redirected',
      subject: { type: 'Thread', id: thread.id },
      facts: { redirectionId, ...destination },
    });
    await this.jobs.emit(tx, threadRedirected, { threadId: thread.id, redirectionId });
    return redirectionId;
  }
}
