import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  type AnswerDates,
  AnswerValidity,
  type Cause,
  NotAllowedNow,
  PersonalDataGuard,
  Post,
  PostChanges,
  type PostEdit,
  PostEdits,
  PostTexts,
  STANDINGS,
  ThreadChanges,
  personalDataReason,
  postDecided,
} from '#forum';
import { Clock, type Person, type Viewer } from '#kernel';
import { Audit, Database, Jobs, NotFound, NotPermitted, Refused, parseInput, typedText } from '#platform';
import { AnnouncementsRepository } from './announcements.repository.js';
import { isOnThread } from './decision-case.js';
import { type DecidedState, Decision } from './decision.entity.js';
import { type Decided, Decisions } from './decisions.js';
import { DeskItem } from './desk-item.entity.js';
import { EscalationsRepository } from './escalations.repository.js';
import { sayModeration } from './moderation.messages.js';
import { maySupervise, mayWorkTheDesk } from './moderation.policy.js';
import { ReaderReports } from './reader-reports.repository.js';
import { AlreadyUndone, TooLateToUndo } from './moderation.refusals.js';
import { undoEnd, undoRight } from './rules/undoing.js';
import { WindowGate } from './window-gate.js';

const optional = typedText({ min: 0, max: 500, multiline: false })
  .nullish()
  .transform((text) => text || null);
const input = z.object({
  decisionId: z.uuid(),
  reason: optional,
  overrideReason: optional,
  personalDataReason,
});

interface Undone {
  readonly decision: Decision;
  readonly before: DecidedState;
  readonly after: DecidedState;
  readonly item: DeskItem;
  readonly thread: NonNullable<Awaited<ReturnType<ThreadChanges['lock']>>>;
  readonly post: Post;
  readonly edit: PostEdit | null;
  readonly cause: Cause;
}

/**
 * Takes a decision back: what it changed is as it was before, the item waits again in its old place, and an
 * author who was told of it is told of this, too. Five minutes for who decided, later for a supervisor
 * (docs/product.md §4).
 *
 * Mail about a decision waits out the five minutes (`tasks/announce-decisions.ts`), so that who corrects a slip writes to
 * nobody. Only what a supervisor undoes later is followed by a second e-mail, which says what holds now.
 */
@Injectable()
export class UndoDecision {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly gate: WindowGate,
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
    private readonly posts: PostChanges,
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
    private readonly reports: ReaderReports,
    private readonly escalations: EscalationsRepository,
    private readonly answers: AnswerValidity,
    private readonly audit: Audit,
    private readonly personalData: PersonalDataGuard,
    private readonly announcements: AnnouncementsRepository,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Decided | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const undoing = parseInput(input, typed, viewer, sayModeration);
    if (undoing instanceof Refused) return undoing;
    const closed = await this.gate.refuse(viewer, undoing.overrideReason);
    return this.database.transaction(async (tx) => {
      const undone = await this.take(tx, viewer, undoing.decisionId, closed);
      if (undone instanceof Refused) return undone;
      const { decision, item, thread, edit } = undone;
      Object.assign(undone.cause, { reason: undoing.reason });
      if (showsAgain(undone)) {
        const { post, before } = undone;
        const why = undoing.personalDataReason;
        const found = await this.personalData.refusePost(tx, viewer, thread, post.id, before.text, why);
        if (found) return found;
      }
      await this.restore(tx, undone);
      const now = this.clock.now();
      const undoneReason = [undoing.reason, undoing.overrideReason].filter(Boolean).join(' / ') || null;
      await tx.update(Decision, decision.id, { undoneAt: now, undoneBy: viewer.accountId, undoneReason });
      await this.announcements.releaseLosses(tx, [decision.id]);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'moderation.undone',
        subject: { type: 'DeskItem', id: item.id },
        facts: {
          decisionId: decision.id,
          kind: decision.kind,
          threadId: thread.id,
          postId: item.postId,
        },
      });
      const told = {
        threadId: thread.id,
        postId: item.postId,
        reason: undoing.reason,
        undoes: decision.id,
        ...(edit && { ofEdit: true }),
      };
      await this.jobs.emit(tx, postDecided, { ...told, decision: 'UNDONE' });
      return { itemId: item.id, threadId: thread.id, decisionId: decision.id };
    });
  }

  private async take(
    tx: EntityManager,
    person: Person,
    decisionId: string,
    closed: Refused | null,
  ): Promise<Undone | Refused> {
    const found = await tx.findOneBy(Decision, { id: decisionId });
    if (!found) return new NotFound(person);
    const item = await tx.findOneOrFail(DeskItem, {
      where: { id: found.itemId },
      lock: { mode: 'pessimistic_write' },
    });
    // Held: a decision that is being undone is not announced.
    const decision = await tx.findOneOrFail(Decision, {
      where: { id: decisionId },
      lock: { mode: 'pessimistic_write' },
    });
    if (decision.undoneAt) return new AlreadyUndone(person, decision.undoneAt);
    const right = undoRight(
      decision,
      { accountId: person.accountId, supervises: maySupervise(person) },
      this.clock.now(),
    );
    if (right === 'TOO_LATE') return new TooLateToUndo(person, undoEnd(decision.decidedAt));
    if (right === 'NOBODY') return new NotPermitted(person);
    // Who has just decided may correct themselves even when the window has closed meanwhile.
    if (right === 'SUPERVISOR' && closed) return closed;
    const { before, after } = decision;
    const thread = await this.changes.lock(tx, item.threadId);
    const post = await tx.findOneBy(Post, { id: item.postId });
    if (!thread || !post || !before || !after) return new NotFound(person);
    const edit = item.kind === 'EDIT' ? await this.edits.latest(tx, item.postId) : null;
    const changed = overtaken(decision, before, after, this.decisions.stateOf({ item, thread, post, edit }));
    if (changed) return new NotAllowedNow(person, changed);
    // It has another answer in its place, or holds until another day by now.
    if (decision.kind === 'CONFIRMED' && !stillConfirmed(decision, thread, post))
      return new NotAllowedNow(person, 'CHANGED');
    return { decision, before, after, item, thread, post, edit, cause: { actorId: person.accountId } };
  }

  private async restore(
    tx: EntityManager,
    { decision, before, after, item, thread, post, edit, cause }: Undone,
  ): Promise<void> {
    if (edit) await this.edits.reopen(tx, thread, post, edit, cause);
    else await this.restorePost(tx, { decision, before, after, item, thread, post, edit, cause });
    if (item.kind === 'REPORT') await this.reports.reopen(tx, decision.id);
    if (decision.kind === 'ESCALATED') await this.escalations.end(tx, decision.id, this.clock.now());
    // Its due time and age are its own: it stands where it stood.
    if (before.waiting && item.closedAt) await tx.update(DeskItem, item.id, { closedAt: null });
  }

  /**
   * What the decision itself changed. What an edit or another decision has changed since is not its to take back, and
   * what follows from any of it is derived anew.
   */
  private async restorePost(
    tx: EntityManager,
    { decision, before, after, item, thread, post, cause }: Undone,
  ): Promise<void> {
    if (before.locked !== after.locked) await this.changes.lockReplies(tx, thread, before.locked, cause);
    if (decision.kind === 'ASKED') await this.changes.stand(tx, thread, stoodBefore(before), cause);
    if (after.text.markdown !== before.text.markdown || after.text.title !== before.text.title) {
      await this.texts.restore(tx, thread, post, before.text);
      await this.posts.rewritten(tx, thread, post);
    }
    if (decision.kind === 'CONFIRMED') await this.answers.write(tx, thread, post, replacedBy(decision));
    if (decision.kind !== 'MERGED' && after.moderation !== before.moderation)
      await this.moderateBack(tx, { before, item, thread, post, cause });
    // Last: what it is merged into says whether it waits.
    const into = before.duplicateOf ?? null;
    if (decision.kind === 'MERGED' || into !== (after.duplicateOf ?? null))
      await this.changes.mergeBack(tx, thread, into, cause);
  }

  private async moderateBack(
    tx: EntityManager,
    { before, item, thread, post, cause }: Pick<Undone, 'before' | 'item' | 'thread' | 'post' | 'cause'>,
  ): Promise<void> {
    const { moderation: to } = before;
    if (!isOnThread({ item, post })) {
      if (to === 'PUBLISHED') await this.posts.admit(tx, thread, post, cause);
      else await this.posts.dismiss(tx, thread, post, to, cause);
    } else if (to === 'PUBLISHED') await this.changes.publish(tx, thread, cause);
    else await this.changes.moderate(tx, thread, to, cause);
  }
}

/** Whether readers get a text back that they do not see now. */
function showsAgain({ before, after, thread, post, edit }: Undone): boolean {
  const changed = before.text.markdown !== after.text.markdown || before.text.title !== after.text.title;
  if (edit) return changed && post.moderation === 'PUBLISHED' && thread.moderation === 'PUBLISHED';
  return before.moderation === 'PUBLISHED' && (changed || after.moderation !== 'PUBLISHED');
}

interface Confirmed {
  readonly validity: Pick<AnswerDates, 'checkedOn' | 'validUntil'>;
  readonly replaced: Omit<AnswerDates, 'expiredAt'> & { readonly expiredAt: string | null };
}

/** The days that a confirmation put others in the place of, as they were kept. */
function replacedBy({ details }: Decision): AnswerDates {
  const { replaced } = details as Confirmed;
  return { ...replaced, expiredAt: replaced.expiredAt === null ? null : new Date(replaced.expiredAt) };
}

function stillConfirmed({ details }: Decision, thread: Undone['thread'], post: Post): boolean {
  const { checkedOn, validUntil } = (details as Confirmed).validity;
  return (
    thread.officialAnswerId === post.id && post.checkedOn === checkedOn && post.validUntil === validUntil
  );
}

/** Decisions of before this was kept have the resolution alone. */
const stoodBefore = ({ standing, resolution }: DecidedState): NonNullable<DecidedState['standing']> =>
  standing ?? { to: STANDINGS.find((known) => known === resolution) ?? 'OPEN', since: 0 };

/** The state that something later has left where the decision had put another one; `null` when it still holds. */
function overtaken(
  { kind }: Decision,
  before: DecidedState,
  after: DecidedState,
  current: DecidedState,
): string | null {
  if (after.edit && current.edit && after.edit.id !== current.edit.id) return current.edit.moderation;
  if (before.moderation !== after.moderation && current.moderation !== after.moderation)
    return current.moderation;
  // What follows from other decisions is derived anew.
  const resolves = kind === 'ASKED' || kind === 'MERGED';
  if (resolves && current.resolution !== after.resolution) return current.resolution;
  // It was merged elsewhere, or parted, since.
  const parted = (before.duplicateOf ?? null) !== (after.duplicateOf ?? null);
  if (parted && current.duplicateOf !== after.duplicateOf) return current.resolution;
  // It waited though readers saw it, which what was hidden since cannot.
  if (parted && before.waiting && current.moderation !== after.moderation) return current.moderation;
  // What is merged has to be parted before it can wait for a moderator again.
  if (kind !== 'MERGED' && before.moderation === 'PENDING' && current.resolution === 'DUPLICATE')
    return current.resolution;
  if (before.locked !== after.locked && current.locked !== after.locked)
    return current.locked ? 'LOCKED' : 'OPEN';
  if (before.text.markdown !== after.text.markdown && current.text.markdown !== after.text.markdown)
    return 'CHANGED';
  return null;
}
