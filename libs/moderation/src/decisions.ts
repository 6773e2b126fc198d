import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotAllowedNow, Post, PostEdits, PostTexts, StaleVersion, ThreadChanges, postDecided } from '#forum';
import { Clock, Ids, type Person, type Viewer, isUuid } from '#kernel';
import {
  Audit,
  Database,
  Jobs,
  NotFound,
  NotPermitted,
  Refused,
  SETTINGS,
  type Settings,
  parseInput,
} from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  type NamedInput,
  type Subject,
  isQuestion,
  moderationOf,
} from './decision-case.js';
import { DecisionDrafts } from './decision-drafts.js';
import { type DecidedState, Decision } from './decision.entity.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { sayModeration } from './moderation.messages.js';
import { mayWorkTheDesk } from './moderation.policy.js';
import { ReaderReports } from './reader-reports.repository.js';
import { authorTold } from './rules/author-told.js';
import { isDecidable } from './rules/decidable.js';
import { isDrawn } from './rules/review-sample.js';
import { WindowGate } from './window-gate.js';

export interface Decided {
  readonly itemId: string;
  readonly threadId: string;
  readonly decisionId: string;
}
export interface DraftKept {
  readonly itemId: string;
  readonly draftId: string;
}
export type Outcome = Decided | DraftKept | Refused;

/**
 * One decision on one item, as one transaction: the state of the thread or post, the row that says who
 * decided what and why, the end of the waiting, and the news for the site. Mail waits until who decided can no longer undo
 * it: `tasks/announce-decisions.ts`. What is refused stays as a draft.
 */
@Injectable()
export class Decisions {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly desk: Desk,
    private readonly gate: WindowGate,
    private readonly changes: ThreadChanges,
    private readonly audit: Audit,
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
    private readonly reports: ReaderReports,
    private readonly drafts: DecisionDrafts,
  ) {}

  async decide<I extends NamedInput>(viewer: Viewer, kind: DecisionCase<I>, typed: object): Promise<Outcome> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const { itemId, mode } = typed as Partial<NamedInput>;
    if (!isUuid(itemId)) return new NotFound(viewer);
    const draft = { itemId, kind: kind.kind, input: typed };
    if (mode === 'DRAFT') return this.keep(viewer, { ...draft, runAt: null, refusedAs: null });

    const input = parseInput(kind.input, typed, viewer, sayModeration);
    if (input instanceof Refused) return this.refuse(viewer, draft, input);
    const closed = await this.gate.refuse(viewer, input.overrideReason);
    if (closed && mode === 'AT_OPENING') {
      const foreseen = await kind.foreseen?.(viewer, input);
      if (foreseen) return this.refuse(viewer, draft, foreseen);
      return this.keep(viewer, { ...draft, runAt: closed.opensAt, refusedAs: null });
    }
    const outcome = closed ?? (await this.make(viewer, kind, input));
    return outcome instanceof Refused ? this.refuse(viewer, draft, outcome) : outcome;
  }

  /**
   * Makes a decision, whatever the hour.
   *
   * @param still says, inside the transaction, whether it is to be made at all
   */
  make<I extends NamedInput>(
    person: Person,
    kind: DecisionCase<I>,
    input: I,
    still: (tx: EntityManager) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<Decided | Refused> {
    return this.database.transaction(async (tx) => {
      if (!(await still(tx))) return new NotFound(person);
      const on = await this.take(tx, person, kind, input);
      if (on instanceof Refused) return on;
      const before = this.stateOf(on);
      const applied = await kind.apply(tx, on, input);
      if (applied instanceof Refused) return applied;
      if (isQuestion(on.item)) await this.changes.leaveTarget(tx, on.thread);
      await this.close(tx, on, kind.kind, input, applied, before);
      return { itemId: on.item.id, threadId: on.thread.id, decisionId: on.decisionId };
    });
  }

  /** All that an undoing brings back. */
  stateOf(on: Subject): DecidedState {
    const { item, thread, post, edit } = on;
    return {
      moderation: moderationOf(on),
      resolution: thread.resolution,
      standing: { to: thread.standing, since: thread.standingSince },
      duplicateOf: thread.duplicateOf,
      locked: thread.lockedAt !== null,
      text: this.texts.textOf(thread, post),
      waiting: item.closedAt === null,
      ...(edit && { edit: { id: edit.id, moderation: edit.moderation } }),
    };
  }

  private async refuse(
    viewer: Person,
    draft: Pick<Parameters<DecisionDrafts['keep']>[1], 'itemId' | 'kind' | 'input'>,
    refusal: Refused,
  ): Promise<Refused> {
    await this.drafts.keep(viewer, { ...draft, runAt: null, refusedAs: refusal.code });
    return refusal;
  }

  private async keep(
    viewer: Person,
    draft: Parameters<DecisionDrafts['keep']>[1],
  ): Promise<DraftKept | Refused> {
    const draftId = await this.drafts.keep(viewer, draft);
    return draftId ? { itemId: draft.itemId, draftId } : new NotFound(viewer);
  }

  private async take<I extends NamedInput>(
    tx: EntityManager,
    person: Person,
    kind: DecisionCase<I>,
    input: I,
  ): Promise<DecidedOn | Refused> {
    const item = await this.takeItem(tx, person, input.itemId, kind.onPublished);
    if (item instanceof Refused) return item;
    if (!isDecidable(item.kind, kind.kind)) return new NotAllowedNow(person, item.kind);
    const otherId = kind.other?.(input) ?? null;
    // In one order for everybody: two merged into each other at once must not wait for each other.
    const held = new Map();
    for (const id of [item.threadId, ...(otherId ? [otherId] : [])].sort())
      held.set(id, await this.changes.lock(tx, id));
    const thread = held.get(item.threadId);
    const post = await tx.findOneBy(Post, { id: item.postId });
    const edit = item.kind === 'EDIT' ? await this.edits.latest(tx, item.postId) : null;
    if (!thread || !post || (item.kind === 'EDIT' && !edit)) return new NotFound(person);
    const current = isQuestion(item) ? thread.version : post.version;
    if (current !== input.version) return new StaleVersion(person, current);

    const decisionId = this.ids.next();
    const { reason = null, reasonCode = null } = input;
    const cause = { actorId: person.accountId, reason, reasonCode, decisionId };
    const other = otherId ? (held.get(otherId) ?? null) : null;
    return { decisionId, person, item, thread, post, edit, cause, other, now: this.clock.now() };
  }

  /** What is published has left the desk, and can be decided on all the same. */
  private async takeItem(
    tx: EntityManager,
    person: Person,
    itemId: string,
    onPublished: boolean,
  ): Promise<DeskItem | Refused> {
    if (!onPublished) return this.desk.take(tx, person, itemId);
    const item = await tx.findOne(DeskItem, { where: { id: itemId }, lock: { mode: 'pessimistic_write' } });
    return item?.closedAt ? item : this.desk.take(tx, person, itemId);
  }

  /** What every decision leaves behind, whatever it was: its row first. */
  private async close(
    tx: EntityManager,
    on: DecidedOn,
    kind: Decision['kind'],
    { version, overrideReason, reason = null, reasonCode = null }: NamedInput,
    { details = {} }: Applied,
    before: DecidedState,
  ): Promise<void> {
    const { decisionId: id, item, thread, person, now } = on;
    const closedAt = item.closedAt ?? now;
    await tx.update(DeskItem, item.id, { closedAt, claimedBy: null, claimedUntil: null });
    Object.assign(item, { closedAt });
    await tx.insert(Decision, {
      id,
      itemId: item.id,
      kind,
      reasonCode,
      reason,
      details: { ...details },
      onVersion: version,
      actorId: person.accountId,
      decidedAt: now,
      // Only what was needed is kept as an override: a supervisor may fill the field in during the window, too.
      overrideReason: (await this.gate.refuse(person, null)) ? overrideReason : null,
      before,
      after: this.stateOf(on),
    });
    await this.audit.append(tx, {
      actorId: person.accountId,
      action: 'moderation.decided',
      subject: { type: 'DeskItem', id: item.id },
      facts: { decisionId: id, kind, reasonCode, version, threadId: thread.id, postId: item.postId },
    });
    if (kind === 'REJECTED' && isDrawn(id, this.settings.reviewShare)) {
      await tx.query('INSERT INTO second_review (id, decision_id, drawn_at) VALUES ($1, $2, $3)', [
        this.ids.next(),
        id,
        now,
      ]);
    }
    await this.drafts.drop(tx, person.accountId, item.id);
    if (item.kind === 'REPORT') await this.reports.answer(tx, item.postId, id);
    const decision = authorTold({ kind, itemKind: item.kind, from: before.moderation });
    if (decision) {
      const told = {
        threadId: thread.id,
        postId: item.postId,
        decision,
        reason: reason ?? reasonCode,
        ...(on.edit && { ofEdit: true }),
      };
      await this.jobs.emit(tx, postDecided, told);
    }
  }
}
