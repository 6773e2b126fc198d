import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Schedules, type WindowClosed } from '#directory';
import { Clock, Ids, type Person, type Viewer, isSupervisor } from '#kernel';
import {
  Database,
  FieldProblem,
  Idempotency,
  InvalidInput,
  NotFound,
  NotPermitted,
  Refused,
  parseInput,
  typedText,
} from '#platform';
import { answerDates, validityOf } from './answer-dates.js';
import { AnswerDrafts } from './answer-drafts.js';
import { CannedRepliesRepository } from './canned-replies/canned-replies.repository.js';
import { Category } from './category.entity.js';
import { sayForum } from './forum.messages.js';
import { mayAnswerOfficially } from './forum.policy.js';
import { NotAllowedNow } from './forum.refusals.js';
import { PersonalDataFound } from './personal-data/personal-data-found.js';
import { isLetIn } from './rules/moderation-status.js';
import { letInAs } from './rules/thread-kind.js';
import { PersonalDataGuard, personalDataReason } from './personal-data/personal-data-guard.js';
import { PostChanges } from './post-changes.js';
import { ThreadChanges } from './thread-changes.js';
import { Thread } from './thread.entity.js';
import { DETAIL_LIMITS, typedBody, writePost } from './write-post.js';

const input = z.object({
  threadId: z.uuid(),
  body: typedBody('answer_EMPTY'),
  reference: typedText(DETAIL_LIMITS)
    .nullish()
    .transform((text) => text || null),
  ...answerDates,
  /** The canned reply that it was begun with. */
  cannedReplyId: z.uuid().nullish(),
  /** The thread whose official answer it was begun with. */
  suggestedFromId: z.uuid().nullish(),
  idempotencyKey: z.string().max(100).nullish(),
  /** Whether it waits for the opening if the window is closed. */
  atOpening: z.boolean().nullish(),
  /** Of a supervisor: why it cannot wait. */
  overrideReason: typedText(DETAIL_LIMITS)
    .nullish()
    .transform((text) => text || null),
  personalDataReason,
});
type Answer = z.output<typeof input>;

export interface Answered {
  readonly threadId: string;
  readonly postId: string;
}

/** An answer that waits for the opening. */
export interface Scheduled {
  readonly threadId: string;
  readonly runAt: Date;
}

/** A specialist answers in the name of the department, inside the window only (docs/product.md §1 and §4). */
@Injectable()
export class PostOfficialAnswer {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
    private readonly changes: ThreadChanges,
    private readonly posts: PostChanges,
    private readonly drafts: AnswerDrafts,
    private readonly cannedReplies: CannedRepliesRepository,
    private readonly personalData: PersonalDataGuard,
  ) {}

  /** @param still says, inside the transaction, whether it is to be published at all */
  async execute(
    viewer: Viewer,
    typed: z.input<typeof input>,
    still: (tx: EntityManager) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<Answered | Scheduled | Refused> {
    if (!mayAnswerOfficially(viewer)) return new NotPermitted(viewer);
    const answer = parseInput(input, typed, viewer, sayForum);
    if (answer instanceof Refused) return answer;
    const validity = validityOf(answer, viewer, this.clock.now());
    if (validity instanceof Refused) return validity;
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    const overridden = closed !== null && answer.overrideReason !== null && isSupervisor(viewer);
    if (closed && !overridden && !answer.atOpening) return closed;
    const told = await this.personalDataInReference(viewer, answer);
    if (told) return told;
    if (closed && !overridden) return this.schedule(viewer, answer, closed);
    const { idempotencyKey: key, ...content } = answer;
    const operation = 'postOfficialAnswer';
    return this.database.transaction((tx) =>
      this.idempotency.once<Answered>(tx, { person: viewer, operation, key, input: content }, () =>
        this.save(
          tx,
          viewer,
          { ...answer, overrideReason: overridden ? answer.overrideReason : null },
          still,
        ),
      ),
    );
  }

  private async schedule(
    person: Person,
    {
      threadId,
      body,
      reference,
      checkedOn,
      validUntil,
      cannedReplyId = null,
      suggestedFromId = null,
      personalDataReason: reason,
    }: Answer,
    { opensAt }: WindowClosed,
  ): Promise<Scheduled | Refused> {
    const thread = await this.database.manager.findOneBy(Thread, { id: threadId });
    if (!thread) return new NotFound(person);
    // It is looked at once more when it is published; what is plain now is said now.
    const found = letInAs(thread) === 'PUBLISHED' && (await this.personalData.find(textOf(body)));
    if (found && !reason) return new PersonalDataFound(person, found);
    const kept = await this.drafts.keep(
      person,
      {
        threadId,
        body,
        reference,
        checkedOn,
        validUntil,
        cannedReplyId,
        suggestedFromId,
        personalDataReason: reason,
      },
      opensAt,
    );
    return kept ? { threadId, runAt: opensAt } : new NotFound(person);
  }

  /** A law or a service is named there; there is nothing that could need it. */
  private async personalDataInReference(person: Person, { reference }: Answer): Promise<InvalidInput | null> {
    if (!reference || !(await this.personalData.find(textOf(reference)))) return null;
    const message = sayForum(person.locale, 'PERSONAL_DATA');
    return new InvalidInput(person, [new FieldProblem('reference', 'PERSONAL_DATA', message)]);
  }

  private async save(
    tx: EntityManager,
    person: Person,
    answer: Answer,
    still: (tx: EntityManager) => Promise<boolean>,
  ): Promise<Answered | Refused> {
    if (!(await still(tx))) return new NotFound(person);
    const thread = await this.changes.lock(tx, answer.threadId);
    if (!thread) return new NotFound(person);
    if (!isLetIn(thread.moderation)) return new NotAllowedNow(person, thread.moderation);
    if (thread.resolution === 'DUPLICATE') return new NotAllowedNow(person, thread.resolution);

    const category = await tx.findOneByOrFail(Category, { id: thread.categoryId });
    const author = { ...person, department: person.department ?? category.department.ru };
    const { body, reference } = answer;
    const now = this.clock.now();
    const validity = validityOf(answer, person, now);
    if (validity instanceof Refused) return validity;
    const id = this.ids.next();
    const { personalDataReason: why } = answer;
    const found = await this.personalData.refusePost(tx, person, thread, id, textOf(body), why);
    if (found) return found;
    await this.posts.addPublished(
      tx,
      thread,
      writePost({
        id,
        threadId: thread.id,
        kind: 'OFFICIAL_ANSWER',
        author,
        body,
        reference,
        ...validity,
        now,
      }),
    );
    if (answer.overrideReason)
      await tx.query('UPDATE post SET override_reason = $2 WHERE id = $1', [id, answer.overrideReason]);
    await this.keepOrigin(tx, id, answer);
    if (answer.cannedReplyId) await this.cannedReplies.countUse(tx, answer.cannedReplyId);
    return { threadId: thread.id, postId: id };
  }

  /** What it was begun with, for the reports; what is not known any more is left out. */
  private async keepOrigin(
    tx: EntityManager,
    postId: string,
    { cannedReplyId = null, suggestedFromId = null }: Answer,
  ): Promise<void> {
    if (!cannedReplyId && !suggestedFromId) return;
    await tx.query(
      `UPDATE post SET canned_reply_id = (SELECT id FROM canned_reply WHERE id = $2::uuid),
         suggested_from_id = (SELECT id FROM thread WHERE id = $3::uuid) WHERE id = $1`,
      [postId, cannedReplyId, suggestedFromId],
    );
  }
}

const textOf = (markdown: string) => ({ title: null, markdown });
