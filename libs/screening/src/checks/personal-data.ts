import { findPersonalData } from '#privacy';
import { type Draft, type Facts, type Verdict, spansIn } from '../check.js';

/** Documents, cards, phones and addresses wait for a moderator, who hides them (docs/product.md §9). */
export const personalData = (draft: Draft, { contacts }: Pick<Facts, 'contacts'>): Verdict | null => {
  const spans = spansIn(draft, (text) => findPersonalData(text, contacts));
  return spans.length > 0 ? { outcome: 'HOLD', spans } : null;
};
