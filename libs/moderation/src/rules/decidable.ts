import type { DecisionKind } from '../decision.entity.js';
import type { DeskItemKind } from '../desk-item.entity.js';

/**
 * What can be decided on items that are no text of their own: an edit is let in or not, and what a reader has
 * reported stays, is hidden or takes no more replies. Other kinds are as their cases say.
 *
 * A dismissed report is `PUBLISHED`: the text is left to readers, as every other text that is published. What is
 * rejected is always a text, never what a reader said of one.
 */
const DECIDABLE: Partial<Record<DeskItemKind, readonly DecisionKind[]>> = {
  EDIT: ['PUBLISHED', 'RETURNED', 'REJECTED'],
  REPORT: ['PUBLISHED', 'HIDDEN', 'LOCKED'],
};

/** Whether a decision makes sense on a kind of item. */
export const isDecidable = (item: DeskItemKind, decision: DecisionKind): boolean =>
  DECIDABLE[item]?.includes(decision) ?? true;
