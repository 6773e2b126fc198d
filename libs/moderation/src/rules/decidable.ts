import { DECISIONS, type DecisionKind } from '../decision.entity.js';
import type { DeskItemKind } from '../desk-item.entity.js';

/** Of a text that waits; which of them its state allows is as their cases say. */
const OF_TEXTS = DECISIONS.filter((decision) => decision !== 'CONFIRMED');

/**
 * What can be decided on each kind of item, whatever its state.
 *
 * A dismissed report is `PUBLISHED`: the text is left to readers, as every other text that is published. What is
 * rejected is always a text, never what a reader said of one.
 */
const DECIDABLE: Record<DeskItemKind, readonly DecisionKind[]> = {
  QUESTION: OF_TEXTS,
  COMMUNITY_ANSWER: OF_TEXTS,
  CLARIFICATION: OF_TEXTS,
  // Nothing of it was public that could be hidden or locked, and it is no duplicate of what is.
  PRIVATE_QUESTION: ['PUBLISHED', 'RETURNED', 'REJECTED', 'ASKED', 'ESCALATED'],
  // It is let in or not; the post that it changes is decided on by itself.
  EDIT: ['PUBLISHED', 'RETURNED', 'REJECTED'],
  // What was reported stays, is hidden or takes no more replies.
  REPORT: ['PUBLISHED', 'HIDDEN', 'LOCKED'],
  // It is published already: it holds on, or it goes. A specialist who knows better posts a new one.
  EXPIRED_ANSWER: ['HIDDEN', 'CONFIRMED'],
};

/** Whether a decision makes sense on a kind of item. */
export const isDecidable = (item: DeskItemKind, decision: DecisionKind): boolean =>
  DECIDABLE[item].includes(decision);
