import type { Channel } from '#directory';
import type { FindingRow } from '#forum';
import type { DeskRow } from '#moderation';
import type { ArchiveEntry } from '#search';
import type { FormState } from '../../parts/form-state.js';
import type { Done } from './desk.page.js';
import type { ItemView } from './item-view.js';
import type { PageContext } from '../../site/page-context.js';

/** Decisions by the last part of their address. */
export const DECISIONS = [
  'publish',
  'redact',
  'return',
  'reject',
  'ask',
  'merge',
  'escalate',
  'hide',
  'lock',
  'confirm',
  'redirect',
  'undo',
  'discard',
  'claim',
  'renew',
  'release',
  'take-over',
  'urgent',
  'not-urgent',
] as const;
export type DecisionName = (typeof DECISIONS)[number];

/** What the page of an item and its forms are drawn from. */
export interface ItemProps {
  readonly page: PageContext;
  readonly item: DeskRow;
  /** What screening has to say of the text. */
  readonly findings: readonly FindingRow[];
  /** Published threads about the same. */
  readonly similar: readonly ArchiveEntry[];
  readonly now: Date;
  /** Phone lines that an asker can be sent to. */
  readonly lines: readonly Channel[];
  readonly requestId: string;
  /** What the viewer has just done to it. */
  readonly done: Done | null;
  readonly view: ItemView;
  /** A decision that was refused, with what was typed. */
  readonly refused?: { readonly decision: DecisionName; readonly form: FormState };
}
