import { findPersonalData } from '#privacy';
import { type Check, spansIn } from '../check.js';

/** Documents, cards, phones and addresses wait for a moderator, who hides them (docs/product.md §9). */
export const personalData: Check = (draft, { contacts }) => {
  const spans = spansIn(draft, (text) => findPersonalData(text, contacts));
  return spans.length > 0 ? { outcome: 'HOLD', spans } : null;
};
