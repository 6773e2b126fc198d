import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  PersonalDataFound,
  PersonalDataGuard,
  PostChanges,
  PostEdits,
  PostTexts,
  type TextOfPost,
  ThreadChanges,
  isPublic,
  isReturned,
  personalDataReason,
} from '#forum';
import { type Person, type TextLimits, type Viewer, seenOf } from '#kernel';
import { FieldProblem, InvalidInput, Refused, typedText } from '#platform';
import { HIDDEN_MARK } from '#privacy';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isQuestion,
  moderationOf,
  notNow,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';
import { DeskRepository } from './desk.repository.js';
import { ItemTexts } from './item-texts.js';
import { sayModeration } from './moderation.messages.js';
import { isRedactionOf } from './rules/redaction.js';

/** A mark may be longer than what it hides. */
const MOST_LONGER = 2;

/** A public version; one of which nothing is seen is no version, and must not let the original in. */
const redaction = (limits: TextLimits) =>
  z
    .string()
    .refine((typed) => typed.trim() === '' || seenOf(typed) !== '', 'EMPTY')
    .pipe(typedText(limits))
    .nullish()
    .transform((text) => text || null);

const input = z.object({
  ...decisionInput,
  /** The text as readers are to see it, with `[скрыто]` in place of what they are not. */
  redactedText: redaction({ min: 0, max: MOST_LONGER * 20_000, multiline: true }),
  redactedTitle: redaction({ min: 0, max: MOST_LONGER * 150, multiline: false }),
  personalDataReason,
});
type Publishing = z.output<typeof input>;

/**
 * A moderator lets a question, a reply or an edit in, whole or with parts of it hidden; of what was reported it says
 * that readers go on seeing it, so that a report needs no decision of its own.
 */
@Injectable()
export class PublishItem implements DecisionCase<Publishing> {
  readonly kind = 'PUBLISHED';
  readonly input = input;
  readonly onPublished = false;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
    private readonly posts: PostChanges,
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
    private readonly personalData: PersonalDataGuard,
    private readonly items: DeskRepository,
    private readonly itemTexts: ItemTexts,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async foreseen(
    person: Person,
    { itemId, redactedTitle, redactedText, personalDataReason: reason }: Publishing,
  ): Promise<Refused | null> {
    const item = reason ? null : await this.items.byId(itemId);
    const found =
      item &&
      (await this.itemTexts.personalDataIn(item, {
        ...(redactedTitle && { title: redactedTitle }),
        ...(redactedText && { markdown: redactedText }),
      }));
    return found && new PersonalDataFound(person, found);
  }

  async apply(tx: EntityManager, on: DecidedOn, publishing: Publishing): Promise<Applied | Refused> {
    const { item, thread, post, edit, cause, person } = on;
    const redacted = this.redacted(on, publishing);
    if (redacted instanceof Refused) return redacted;
    const state = moderationOf(on);
    const shown = redacted ?? edit ?? this.texts.textOf(thread, post);
    const reason = publishing.personalDataReason;
    const found = await this.personalData.refusePost(tx, person, thread, post.id, shown, reason);
    if (found) return found;
    if (item.kind === 'REPORT') return this.keep(tx, on, redacted);
    if (edit) {
      // What readers do not see cannot be changed for them.
      const unseen = [thread, post].find((one) => !isPublic(one));
      if (unseen) return notNow(on, unseen.moderation);
      const letIn = await this.edits.letIn(tx, thread, post, edit, redacted, cause);
      return letIn ? { details: { redacted: redacted !== null } } : impossible(on, state, 'PUBLISHED');
    }
    // Its merge target has gone: it stays where readers see it, as a question of its own.
    if (isQuestion(item) && isPublic(thread) && isReturned(thread) && !redacted) return {};
    if (state !== 'PENDING') return impossible(on, state, 'PUBLISHED');
    // Nothing is hidden from the asker and staff, who alone will read it.
    if (redacted && thread.kind === 'PRIVATE_QUESTION') return notNow(on, thread.kind);
    if (redacted) await this.texts.redact(tx, thread, post, redacted, person.accountId);
    if (isQuestion(item)) await this.changes.publish(tx, thread, cause);
    else await this.posts.admit(tx, thread, post, cause);
    return { details: { redacted: redacted !== null } };
  }

  /** What was reported stays as it is, hidden or not, or without some of its parts. */
  private async keep(
    tx: EntityManager,
    on: DecidedOn,
    redacted: TextOfPost | null,
  ): Promise<Applied | Refused> {
    const { thread, post, person } = on;
    if (redacted) {
      const state = moderationOf(on);
      if (!isPublic({ moderation: state })) return notNow(on, state);
      await this.texts.redact(tx, thread, post, redacted, person.accountId);
      await this.posts.rewritten(tx, thread, post);
    }
    return { details: { redacted: redacted !== null } };
  }

  private redacted({ thread, post, edit, person }: DecidedOn, { redactedText, redactedTitle }: Publishing) {
    const original = edit ?? this.texts.textOf(thread, post);
    const markdown = redactedText ?? original.markdown;
    const title = original.title === null ? null : (redactedTitle ?? original.title);
    const problems = [
      ...(isRedactionOf(original.markdown, markdown) ? [] : ['redactedText']),
      ...(isRedactionOf(original.title ?? '', title ?? '') ? [] : ['redactedTitle']),
    ];
    if (problems.length > 0) {
      const message = sayModeration(person.locale, 'redaction_REWRITES', { mark: HIDDEN_MARK });
      return new InvalidInput(
        person,
        problems.map((field) => new FieldProblem(field, 'redaction_REWRITES', message)),
      );
    }
    return markdown === original.markdown && title === original.title ? null : { title, markdown };
  }
}
