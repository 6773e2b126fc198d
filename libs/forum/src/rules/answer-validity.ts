import { MOSCOW, localDate } from '#calendar';

/** A day of Moscow's calendar, `YYYY-MM-DD`; only days that exist. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year || Number(year) < 1900) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.getUTCMonth() + 1 === Number(month) &&
    date.getUTCDate() === Number(day)
  );
}

export const today = (now: Date): string => localDate(now, MOSCOW);

export interface Validity {
  /** When it was last checked. */
  readonly checkedOn: string;
  /** The last day on which it holds; `null`: as long as nobody finds otherwise. */
  readonly validUntil: string | null;
}

export type ValidityProblem = 'checked_LATER' | 'valid_PASSED';

/**
 * What cannot be said of an answer that is given or confirmed now: that it was checked on a day to come, or that it
 * holds no longer (docs/product.md §1).
 */
export function validityProblems(
  { checkedOn, validUntil }: Validity,
  now: Date,
): Array<[keyof Validity, ValidityProblem]> {
  const day = today(now);
  const problems: Array<[keyof Validity, ValidityProblem]> = [];
  if (checkedOn > day) problems.push(['checkedOn', 'checked_LATER']);
  if (validUntil !== null && validUntil < day) problems.push(['validUntil', 'valid_PASSED']);
  return problems;
}
