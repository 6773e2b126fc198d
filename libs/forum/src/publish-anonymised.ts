import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Schedules } from '#directory';
import { Clock, Ids, type Person, type Viewer, isSupervisor } from '#kernel';
import { excerpt } from '#markdown';
import {
  Audit,
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
import { slugify } from '#russian';
import { sayForum } from './forum.messages.js';
import { mayPublishAnonymised } from './forum.policy.js';
import { NoConsent, NotAllowedNow, StaleVersion } from './forum.refusals.js';
import { PersonalDataGuard } from './personal-data/personal-data-guard.js';
import { Post } from './post.entity.js';
import { PublicationsRepository } from './publications.repository.js';
import { PostChanges } from './post-changes.js';
import { ThreadChanges } from './thread-changes.js';
import { Thread } from './thread.entity.js';
import { DETAIL_LIMITS, TITLE_LIMITS, writePost, typedBody } from './write-post.js';

const input = z.object({
  threadId: z.uuid(),
  version: z.int(),
  title: typedText(TITLE_LIMITS, 'heading_EMPTY'),
  question: typedBody('retold_EMPTY'),
  answer: typedBody('answer_EMPTY'),
  overrideReason: typedText(DETAIL_LIMITS)
    .nullish()
    .transform((text) => text || null),
  idempotencyKey: z.string().max(100).nullish(),
});
type Texts = z.output<typeof input>;
const TEXTS = ['title', 'question', 'answer'] as const;

export interface PublishedAnonymised {
  readonly threadId: string;
  readonly publicThreadId: string;
}

/**
 * A moderator makes a public thread of an answered private question, in words without its asker, who has agreed
 * (docs/product.md §8). The public one has no author, no times of the private one, and no way back to it but for
 * staff and the asker; texts in which personal data is found are refused.
 */
@Injectable()
export class PublishAnonymised {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
    private readonly personalData: PersonalDataGuard,
    private readonly changes: ThreadChanges,
    private readonly posts: PostChanges,
    private readonly publications: PublicationsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<PublishedAnonymised | Refused> {
    if (!mayPublishAnonymised(viewer)) return new NotPermitted(viewer);
    const texts = parseInput(input, typed, viewer, sayForum);
    if (texts instanceof Refused) return texts;
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    if (closed && !(texts.overrideReason && isSupervisor(viewer))) return closed;
    const personal = await this.personalDataIn(texts, viewer);
    if (personal) return personal;
    const { idempotencyKey: key, ...content } = texts;
    const operation = 'publishAnonymised';
    return this.database.transaction((tx) =>
      this.idempotency.once<PublishedAnonymised>(tx, { person: viewer, operation, key, input: content }, () =>
        this.publish(tx, viewer, texts, closed !== null),
      ),
    );
  }

  private async personalDataIn(texts: Texts, person: Person): Promise<InvalidInput | null> {
    const problems: FieldProblem[] = [];
    for (const field of TEXTS)
      if (await this.personalData.find({ title: null, markdown: texts[field] }))
        problems.push(new FieldProblem(field, 'PERSONAL_DATA', sayForum(person.locale, 'PERSONAL_DATA')));
    return problems.length > 0 ? new InvalidInput(person, problems) : null;
  }

  private async publish(
    tx: EntityManager,
    person: Person,
    texts: Texts,
    overridden: boolean,
  ): Promise<PublishedAnonymised | Refused> {
    const thread = await this.changes.lock(tx, texts.threadId);
    if (!thread) return new NotFound(person);
    if (thread.kind !== 'PRIVATE_QUESTION') return new NotAllowedNow(person, thread.kind);
    if (thread.version !== texts.version) return new StaleVersion(person, thread.version);
    if (thread.moderation !== 'PRIVATE') return new NotAllowedNow(person, thread.moderation);
    const known = await this.publications.current(tx, thread.id);
    if (known?.public_thread_id) return new NotAllowedNow(person, 'PUBLISHED');
    if (!known?.consented_at) return new NoConsent(person);
    const answer = thread.officialAnswerId && (await tx.findOneBy(Post, { id: thread.officialAnswerId }));
    if (!answer) return new NotAllowedNow(person, thread.resolution);

    const publicThreadId = await this.write(tx, person, thread, answer, texts);
    await this.publications.keep(tx, thread.id, publicThreadId, person.accountId);
    await this.audit.append(tx, {
      actorId: person.accountId,
      action: 'forum.published-anonymised',
      subject: { type: 'Thread', id: thread.id },
      facts: {
        publicThreadId,
        version: texts.version,
        overrideReason: overridden ? texts.overrideReason : null,
      },
    });
    return { threadId: thread.id, publicThreadId };
  }

  /** The new thread in the states that any thread goes through, each kept and told. */
  private async write(
    tx: EntityManager,
    person: Person,
    { categoryId }: Thread,
    answered: Post,
    { title, question, answer }: Texts,
  ): Promise<string> {
    const now = this.clock.now();
    const threadId = this.ids.next();
    const asker = { accountId: null, displayName: sayForum('ru', 'anonymousAsker'), department: null };
    const asked = writePost({
      id: this.ids.next(),
      threadId,
      kind: 'QUESTION',
      author: asker,
      body: question,
      now,
    });
    await tx.insert(Thread, {
      id: threadId,
      kind: 'QUESTION',
      categoryId,
      authorId: null,
      authorName: asker.displayName,
      title,
      slug: slugify(title),
      excerpt: excerpt(asked.plain, 200),
      moderation: 'PENDING',
      resolution: 'OPEN',
      submittedAt: now,
      lastActivityAt: now,
    });
    await tx.insert(Post, { ...asked, position: 0, moderation: 'PENDING' });
    const thread = await tx.findOneByOrFail(Thread, { id: threadId });
    const cause = { actorId: person.accountId };
    await this.changes.record(tx, thread, null, 'MODERATION', null, 'PENDING', cause);
    await this.changes.publish(tx, thread, cause);
    const {
      authorId: accountId,
      authorName: displayName,
      department,
      reference,
      checkedOn,
      validUntil,
    } = answered;
    const author = { accountId, displayName, department };
    await this.posts.addPublished(
      tx,
      thread,
      writePost({
        id: this.ids.next(),
        threadId,
        kind: 'OFFICIAL_ANSWER',
        author,
        body: answer,
        now,
        reference,
        checkedOn,
        validUntil,
      }),
    );
    return threadId;
  }
}
