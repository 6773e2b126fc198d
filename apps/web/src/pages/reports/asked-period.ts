import { MOSCOW, localDate } from '#calendar';
import type { CategoryRow } from '#forum';
import type { Viewer } from '#kernel';
import { type ReportPeriod, reportPeriod } from '#moderation';
import { Refused } from '#platform';
import { sayReport } from '../../messages/reports.js';
import { EMPTY_FORM, type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';

const DAY_MS = 86_400_000;
/** Moscow has kept it since 2014: days of reports begin at this offset. */
const OFFSET = '+03:00';

/** The period of an address: days of Moscow, both included. Without any, the last seven up to today. */
export function askedPeriod(
  query: Record<string, unknown>,
  categories: readonly CategoryRow[],
  now: Date,
  viewer: Viewer,
): { readonly form: FormState; readonly period: ReportPeriod | null } {
  const today = localDate(now, MOSCOW);
  const usual = { from: localDate(new Date(now.getTime() - 6 * DAY_MS), MOSCOW), to: today, category: '' };
  const values = { ...usual, ...typedValues(query, ['from', 'to', 'category']) };
  const [from, lastDay] = [values.from, values.to].map(beginOf);
  const problems = [
    ...(from ? [] : [{ field: 'from', message: sayReport(viewer.locale, 'BAD_DATE') }]),
    ...(lastDay ? [] : [{ field: 'to', message: sayReport(viewer.locale, 'BAD_DATE') }]),
  ];
  if (!from || !lastDay) return { form: { ...EMPTY_FORM, values, problems }, period: null };
  const categoryId = categories.find(({ slug }) => slug === values.category)?.id ?? null;
  const period = reportPeriod({ from, to: new Date(lastDay.getTime() + DAY_MS), categoryId }, viewer);
  return period instanceof Refused
    ? { form: refusedForm(values, period, ['from', 'to']), period: null }
    : { form: filled(values), period };
}

function beginOf(date: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const begin = new Date(`${date}T00:00:00${OFFSET}`);
  // 30 February is the 2nd of March to the language, and no date to people.
  return Number.isNaN(begin.getTime()) || localDate(begin, MOSCOW) !== date ? null : begin;
}
