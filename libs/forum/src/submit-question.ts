import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Person } from '#kernel';
import { excerpt } from '#markdown';
import { FieldProblem, InvalidInput, Jobs, Refused } from '#platform';
import { slugify } from '#russian';
import { AskedBefore } from './asking/asked-before.js';
import { DetailsRepository } from './asking/details.repository.js';
import type { QuestionDetails } from './asking/question-details.js';
import { Category } from './category.entity.js';
import { questionAsked } from './forum.events.js';
import { sayForum } from './forum.messages.js';
import { Post } from './post.entity.js';
import type { ThreadKind } from './rules/thread-kind.js';
import { questionDraft } from './screening/drafts.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { Screening } from './screening/screening.js';
import { ThreadChanges } from './thread-changes.js';
import { ThreadClocks } from './thread-clocks.js';
import { Thread } from './thread.entity.js';
import { writePost } from './write-post.js';

/** What was typed, checked. */
export interface SubmittedQuestion {
  readonly kind: ThreadKind;
  readonly categoryId: string;
  readonly title: string;
  readonly body: string;
  readonly details: QuestionDetails;
}

export interface Asked {
  readonly threadId: string;
}

const EXCERPT_CHARS = 200;

/** What every asking does, in public or privately: the text is screened and waits, and its clocks run. */
@Injectable()
export class SubmitQuestion {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly clocks: ThreadClocks,
    private readonly askedBefore: AskedBefore,
    private readonly screening: Screening,
    private readonly findings: FindingsRepository,
    private readonly details: DetailsRepository,
  ) {}

  async submit(tx: EntityManager, person: Person, question: SubmittedQuestion): Promise<Asked | Refused> {
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
    const asked = await this.askedBefore.find(tx, person, question);
    if (asked) return asked;
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
    await this.details.save(tx, threadId, question.details);
    await this.findings.keep(tx, post.id, found);
    const cause = { actorId: person.accountId };
    await this.changes.record(tx, { id: threadId }, null, 'MODERATION', null, 'PENDING', cause);
    await this.changes.record(tx, { id: threadId }, null, 'RESOLUTION', null, 'OPEN', cause);
    await this.jobs.emit(tx, questionAsked, { threadId, postId: post.id });
    return { threadId };
  }
}
