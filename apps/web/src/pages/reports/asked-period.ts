import { MOSCOW, localDate } from '#calendar';
import type { CategoryRow } from '#forum';
import type { Viewer } from '#kernel';
import { type ReportPeriod, reportPeriod } from '#moderation';
import { Refused } from '#platform';
import { sayReport } from '../../messages/reports.js';
import { EMPTY_FORM, type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { DAY_MS, beginOfDay } from '../../parts/moscow-day.js';

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
  const [from, lastDay] = [values.from, values.to].map(beginOfDay);
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
