import { type Check, DETAILS } from '../check.js';
import { tellingWords } from '../words.js';

/** A vague question ("nothing works") is asked for what is missing, never refused (docs/product.md §1). */
export const missingDetails: Check = ({ kind, title, plain, given }, { rules }) => {
  if (kind !== 'QUESTION' || tellingWords(`${title}\n${plain}`).size >= rules.tellingWords) return null;
  return { outcome: 'PUBLISH', missing: DETAILS.filter((detail) => !given.has(detail)) };
};
