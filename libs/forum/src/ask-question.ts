import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isRussianRegion } from '#directory';
import { Clock, Ids, type Person, type Viewer } from '#kernel';
import { excerpt } from '#markdown';
import {
  Database,
  FieldProblem,
  Idempotency,
  InvalidInput,
  Jobs,
  NotPermitted,
  Refused,
  parseInput,
  typedText,
} from '#platform';
import { slugify } from '#russian';
import { Category } from './category.entity.js';
import { questionAsked } from './forum.events.js';
import { sayForum } from './forum.messages.js';
import { mayAsk } from './forum.policy.js';
import { Post } from './post.entity.js';
import { PUBLIC_KINDS } from './rules/thread-kind.js';
import { questionDraft } from './screening/drafts.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { Screening } from './screening/screening.js';
import { ThreadChanges } from './thread-changes.js';
import { ThreadClocks } from './thread-clocks.js';
import { ThreadDetails } from './thread-details.entity.js';
import { Thread } from './thread.entity.js';
import { BODY_LIMITS, DETAIL_LIMITS, TITLE_LIMITS, writePost } from './write-post.js';

const detail = typedText(DETAIL_LIMITS)
  .nullish()
  .transform((text) => text || null);

const region = z
  .string()
  .nullish()
  .transform((code) => code || null)
  .refine((code) => code === null || isRussianRegion(code), 'UNKNOWN_CHOICE');

export const questionInput = z.object({
  /** What is private is asked in another way. */
  kind: z
    .enum(PUBLIC_KINDS, 'kind_UNKNOWN')
    .nullish()
    .transform((kind) => kind ?? 'QUESTION'),
  categoryId: z.uuid('category_UNKNOWN'),
  title: typedText(TITLE_LIMITS),
  body: typedText(BODY_LIMITS),
  /** For staff only, never public. */
  details: z
    .object({ service: detail, caseNumber: detail, occurredAt: detail, errorText: detail, region })
    .partial()
    .default({}),
  idempotencyKey: z.string().max(100).nullish(),
});

/** What the asker typed, as it comes in. */
export type QuestionInput = z.input<typeof questionInput>;

export interface Asked {
  readonly threadId: string;
}

const EXCERPT_CHARS = 200;

/** A citizen asks: the question waits on the desk, with the promise told (docs/product.md §1 and §3). */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly clocks: ThreadClocks,
    private readonly screening: Screening,
    private readonly findings: FindingsRepository,
  ) {}

  /** Checks what was typed, for the page that shows it before it is sent. */
  check(viewer: Viewer, input: QuestionInput): z.output<typeof questionInput> | InvalidInput {
    return parseInput(questionInput, input, viewer, sayForum);
  }

  async execute(viewer: Viewer, input: QuestionInput): Promise<Asked | Refused> {
    if (!mayAsk(viewer)) return new NotPermitted(viewer);
    const question = this.check(viewer, input);
    if (question instanceof Refused) return question;
    const { idempotencyKey: key, ...typed } = question;
    return this.database.transaction((tx) =>
      this.idempotency.once<Asked>(tx, { person: viewer, operation: 'askQuestion', key, input: typed }, () =>
        this.save(tx, viewer, question),
      ),
    );
  }

  private async save(
    tx: EntityManager,
    person: Person,
    question: z.output<typeof questionInput>,
  ): Promise<Asked | Refused> {
    const category = await tx.findOneBy(Category, { id: question.categoryId });
    if (!category) {
      const message = sayForum(person.locale, 'category_UNKNOWN');
      return new InvalidInput(person, [new FieldProblem('categoryId', 'category_UNKNOWN', message)]);
    }
    const now = this.clock.now();
    const threadId = this.ids.next();
    const author = person;
    const post = writePost({
      id: this.ids.next(),
      threadId,
      kind: 'QUESTION',
      author,
      body: question.body,
      now,
    });
    const draft = questionDraft(question.title, post, question.details);
    const found = await this.screening.screen(tx, person, draft);
    if (found instanceof Refused) return found;
    const promise = await this.clocks.promise(question.kind, category);
    await tx.insert(Thread, {
      id: threadId,
      kind: question.kind,
      categoryId: category.id,
      authorId: person.accountId,
      authorName: person.displayName,
      title: question.title,
      slug: slugify(question.title),
      excerpt: excerpt(post.plain, EXCERPT_CHARS),
      moderation: 'PENDING',
      resolution: 'OPEN',
      submittedAt: now,
      lastActivityAt: now,
      ...promise.dueTimes,
    });
    await promise.start(tx, threadId);
    await tx.insert(Post, { ...post, position: 0, moderation: 'PENDING' });
    await tx.insert(ThreadDetails, { threadId, ...question.details });
    await this.findings.keep(tx, post.id, found);
    const cause = { actorId: person.accountId };
    await this.changes.record(tx, { id: threadId }, null, 'MODERATION', null, 'PENDING', cause);
    await this.changes.record(tx, { id: threadId }, null, 'RESOLUTION', null, 'OPEN', cause);
    await this.jobs.emit(tx, questionAsked, { threadId, postId: post.id });
    return { threadId };
  }
}
