import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Schedules, type WindowClosed } from '#directory';
import { type Person, type Viewer, isSignedIn } from '#kernel';
import { renderMarkdown } from '#markdown';
import {
  Database,
  FieldProblem,
  Idempotency,
  InvalidInput,
  Jobs,
  NotFound,
  NotPermitted,
  Refused,
  parseInput,
  typedText,
} from '#platform';
import { outcomeOf } from '#screening';
import { editSubmitted } from './forum.events.js';
import { sayForum } from './forum.messages.js';
import { isAuthor, isLetStraightIn, mayAnswerOfficially } from './forum.policy.js';
import { NotAllowedNow, StaleVersion } from './forum.refusals.js';
import { PostEdits } from './post-edits.js';
import { PostTexts, type TextOfPost } from './post-texts.js';
import { lockForReply } from './lock-for-reply.js';
import { PersonalDataGuard, personalDataReason } from './personal-data/personal-data-guard.js';
import { Post } from './post.entity.js';
import { isPublic } from './rules/public.js';
import { questionDraft, replyDraft } from './screening/drafts.js';
import { Screening } from './screening/screening.js';
import { ThreadDetails } from './thread-details.entity.js';
import type { Thread } from './thread.entity.js';
import { TITLE_LIMITS, typedBody } from './write-post.js';

const input = z.object({
  postId: z.uuid(),
  version: z.int(),
  /** Of a question; not given: as it is. */
  title: typedText(TITLE_LIMITS, 'heading_EMPTY').nullish(),
  body: typedBody('text_EMPTY'),
  /** Of an official answer, which nobody looks at first. */
  personalDataReason,
  idempotencyKey: z.string().max(100).nullish(),
});
export type EditInput = z.input<typeof input>;
type Editing = z.output<typeof input>;

export interface Edited {
  readonly threadId: string;
  readonly postId: string;
  /** Whether readers see it at once; otherwise it waits for a moderator. */
  readonly published: boolean;
}

/** A post that its author may change now, and what is to stand there. */
export interface Editable {
  readonly thread: Thread;
  readonly post: Post;
  readonly text: TextOfPost;
  readonly letsTrustedIn: boolean;
}

/**
 * The author changes what they published. A citizen's new text is screened and waits for a moderator while readers
 * go on seeing the old one; an official answer is changed at once, inside the window (docs/product.md §1 and §4).
 */
@Injectable()
export class EditPost {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly jobs: Jobs,
    private readonly schedules: Schedules,
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
    private readonly screening: Screening,
    private readonly personalData: PersonalDataGuard,
  ) {}

  async execute(viewer: Viewer, typed: EditInput): Promise<Edited | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    const editing = this.check(viewer, typed);
    if (editing instanceof Refused) return editing;
    const { idempotencyKey: key, ...content } = editing;
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, { person: viewer, operation: 'editPost', key, input: content }, () =>
        this.save(tx, viewer, editing, closed),
      ),
    );
  }

  /** What is wrong with the form alone. */
  check(viewer: Viewer, typed: EditInput): Editing | Refused {
    return parseInput(input, typed, viewer, sayForum);
  }

  /** Holds the post, and says why it cannot be changed so, if it cannot. */
  async take(
    tx: EntityManager,
    person: Person,
    { postId, version, title, body }: Editing,
    closed: WindowClosed | null,
  ): Promise<Editable | Refused> {
    const found = await tx.findOneBy(Post, { id: postId });
    const locked = found && (await lockForReply(tx, found.threadId));
    const post = locked && (await tx.findOneBy(Post, { id: postId }));
    if (!post) return new NotFound(person);
    const { thread, category } = locked;
    const own = isAuthor(person, post);
    const unseen = [thread, post].find((one) => !isPublic(one));
    if (unseen) return own ? new NotAllowedNow(person, unseen.moderation) : new NotFound(person);
    if (!own) return new NotPermitted(person);
    const official = post.kind === 'OFFICIAL_ANSWER';
    if (official && !mayAnswerOfficially(person)) return new NotPermitted(person);
    if (official && closed) return closed;
    if (thread.resolution === 'DUPLICATE') return new NotAllowedNow(person, thread.resolution);
    if (thread.lockedAt && !official) return new NotAllowedNow(person, 'LOCKED');
    if (post.version !== version) return new StaleVersion(person, post.version);
    const present = this.texts.textOf(thread, post);
    const text = { title: present.title === null ? null : (title ?? present.title), markdown: body };
    if (text.title === present.title && text.markdown === present.markdown) {
      const message = sayForum(person.locale, 'edit_SAME');
      return new InvalidInput(person, [new FieldProblem('body', 'edit_SAME', message)]);
    }
    return { thread, post, text, letsTrustedIn: category.letsTrustedIn };
  }

  private async save(
    tx: EntityManager,
    person: Person,
    editing: Editing,
    closed: WindowClosed | null,
  ): Promise<Edited | Refused> {
    const taken = await this.take(tx, person, editing, closed);
    if (taken instanceof Refused) return taken;
    const { thread, post, text } = taken;
    const found = await this.screening.screen(tx, person, await draftOf(tx, taken), post.id);
    if (found instanceof Refused) return found;
    const edit = await this.edits.submit(tx, thread, post, person, text, found);
    // Whoever's new replies nobody looks at first may change them likewise; questions always wait.
    const published =
      post.kind === 'OFFICIAL_ANSWER' ||
      (post.kind !== 'QUESTION' && outcomeOf(found) === 'PUBLISH' && isLetStraightIn(person, taken));
    const keys = { threadId: thread.id, postId: post.id };
    const { personalDataReason: why } = editing;
    const refused = published && (await this.personalData.refusePost(tx, person, thread, post.id, text, why));
    if (refused) return refused;
    if (published) await this.edits.letIn(tx, thread, post, edit, null, { actorId: person.accountId });
    else await this.jobs.emit(tx, editSubmitted, keys);
    return { ...keys, published };
  }
}

/** The edit as the checks take it. */
export async function draftOf(tx: EntityManager, { thread, text }: Editable) {
  const { text: plain } = renderMarkdown(text.markdown);
  const words = { markdown: text.markdown, plain };
  if (text.title === null) return replyDraft(words);
  const details = (await tx.findOneBy(ThreadDetails, { threadId: thread.id })) ?? {};
  return questionDraft(text.title, words, details);
}
