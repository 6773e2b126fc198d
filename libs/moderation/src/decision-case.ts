import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  type Cause,
  type ModerationStatus,
  NotAllowedNow,
  type Post,
  type PostEdit,
  type Thread,
  isLetIn,
} from '#forum';
import type { Person } from '#kernel';
import { type Refused, typedText } from '#platform';
import type { DecisionKind } from './decision.entity.js';
import type { DeskItem } from './desk-item.entity.js';
import { AlreadyDecided } from './moderation.refusals.js';

/** Make it now, keep it for later, or let it be made when the window opens. */
export const DECISION_MODES = ['NOW', 'DRAFT', 'AT_OPENING'] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** What every decision names. */
export const decisionInput = {
  itemId: z.string(),
  /** The version that was read. */
  version: z.int(),
  mode: z.enum(DECISION_MODES).nullish(),
  /** Of a supervisor who acts while the window is closed. */
  overrideReason: typedText({ min: 0, max: 500, multiline: false })
    .nullish()
    .transform((text) => text || null),
};

/** Words that the author of the text reads. */
export const reasonText = typedText({ min: 5, max: 2_000, multiline: true }, 'reason_REQUIRED');

export interface NamedInput {
  readonly itemId: string;
  readonly version: number;
  readonly mode?: DecisionMode | null | undefined;
  readonly overrideReason: string | null;
  readonly reason?: string | null;
  readonly reasonCode?: string | null;
}

/** What is decided on; item and threads are held until the transaction ends. */
export interface DecidedOn {
  readonly decisionId: string;
  readonly person: Person;
  readonly item: DeskItem;
  readonly thread: Thread;
  readonly post: Post;
  /** Of an EDIT: the edit. */
  readonly edit: PostEdit | null;
  readonly cause: Cause;
  /** The other thread that {@link DecisionCase.other} names, if there is one. */
  readonly other: Thread | null;
  readonly now: Date;
}

/** A decision that is made. */
export interface Applied {
  readonly details?: object;
}

/** One kind of decision: what it needs to know, and what it does. The rest is the same for all: `decisions.ts`. */
export interface DecisionCase<I extends NamedInput = NamedInput> {
  readonly kind: DecisionKind;
  readonly input: z.ZodType<I>;
  /** Whether it can be made on what readers see already and what therefore no longer waits. */
  readonly onPublished: boolean;
  /** Key of another thread that it changes. */
  other?(input: I): string;
  /** What it would be refused for at the opening, as far as that is known when it is scheduled. */
  foreseen?(person: Person, input: I): Promise<Refused | null>;
  apply(tx: EntityManager, on: DecidedOn, input: I): Promise<Applied | Refused>;
}

/** What a decision is made on, of what it holds. */
export type Subject = Pick<DecidedOn, 'item' | 'thread' | 'post' | 'edit'>;

/** The state of what is decided on: an edit has its own, a question's is its thread's. */
export const moderationOf = (on: Subject): ModerationStatus =>
  on.edit ? on.edit.moderation : isOnThread(on) ? on.thread.moderation : on.post.moderation;

/** Whether what is hidden or let in is a whole thread: a question that waits, or one that was reported. */
export const isOnThread = ({ item, post }: Pick<DecidedOn, 'item' | 'post'>): boolean =>
  isQuestion(item) || (item.kind === 'REPORT' && post.kind === 'QUESTION');

/** The item of a thread as a whole, asked in public or privately. */
export const isQuestion = ({ kind }: Pick<DeskItem, 'kind'>): boolean =>
  kind === 'QUESTION' || kind === 'PRIVATE_QUESTION';

/** Why a step that the tables do not have cannot be made: it was made before, or another state forbids it. */
export const impossible = (on: DecidedOn, state: string, wanted: string): Refused =>
  state === wanted ? new AlreadyDecided(on.person, on.item.closedAt ?? on.now) : notNow(on, state);

export const notNow = (on: DecidedOn, state: string): Refused => new NotAllowedNow(on.person, state);

/** Whether it was let in, or may be. */
export const isAlive = (state: ModerationStatus): boolean => state === 'PENDING' || isLetIn(state);
