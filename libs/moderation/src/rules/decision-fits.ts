import type { DecisionKind } from '../decision.entity.js';
import type { DeskItemKind } from '../desk-item.entity.js';

type Fitting = Partial<Record<DeskItemKind, readonly DecisionKind[]>>;

/** Kinds of item on which only some decisions make sense. */
const FITTING: Fitting = {
  // Nothing of it was public that could be hidden or locked, and it is no duplicate of what is.
  PRIVATE_QUESTION: ['PUBLISHED', 'RETURNED', 'REJECTED', 'ASKED', 'ESCALATED'],
  // It is published already: it holds on, or it goes. A specialist who knows better posts a new one.
  EXPIRED_ANSWER: ['CONFIRMED', 'HIDDEN'],
};
/** Made for one kind of item, and for no other. */
const ONLY_FOR: Partial<Record<DecisionKind, DeskItemKind>> = { CONFIRMED: 'EXPIRED_ANSWER' };

/** Whether a decision makes sense on an item of this kind at all, whatever its state. */
export function decisionFits(decision: DecisionKind, item: DeskItemKind): boolean {
  const only = ONLY_FOR[decision];
  return (only === undefined || only === item) && (FITTING[item]?.includes(decision) ?? true);
}
