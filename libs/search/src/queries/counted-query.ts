import { findPersonalData } from '#privacy';
import { normaliseText } from '#russian';

const LONGEST = 100;
/** Five digits or more, however they are set apart, may be somebody's number. */
const NUMBER = /\S*\p{Nd}(?:[\s.\-–]?\p{Nd}){4,}\S*/gu;

/**
 * A query as it is counted, so that it tells nothing of who asked (docs/product.md §5): normalised, without long
 * numbers.
 *
 * @returns `null` for what is not counted: with anything that looks like personal data, too long, or empty.
 */
export function countedQuery(typed: string): string | null {
  if (typed.length > 2 * LONGEST || typed.includes('@') || findPersonalData(typed).length > 0) return null;
  const query = normaliseText(typed.replace(NUMBER, ' '));
  return query === '' || query.length > LONGEST ? null : query;
}
