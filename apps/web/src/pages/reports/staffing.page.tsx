import type { JSX } from '#jsx/jsx-runtime';
import type { StaffingPlan } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { sayReport } from '../../messages/reports.js';
import { Moment } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { inMinutes, inPercent } from './figures.js';
import { ReportTable } from './report-table.js';
import { WEEK, dayOf, hourOfDay } from './report-tables.js';
import { REPORTS_PATH } from './reports.page.js';

/** How many moderators each hour of the week needs: hours down, days across. */
export function StaffingPage({ page, plan }: { page: PageContext; plan: StaffingPlan }): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayReport, locale);
  const facts = { time: inMinutes(plan.meanHandlingSeconds, locale), count: plan.measured };
  const days = WEEK.filter((day) => plan.hours.some(({ hourOfWeek }) => dayOf(hourOfWeek) === day));
  const hours = [...new Set(plan.hours.map(({ hourOfWeek }) => hourOfWeek % 24))].sort((a, b) => a - b);
  const needed = new Map(
    plan.hours.map(({ hourOfWeek, moderators }) => [hourOfWeek, moderators ?? say('TOO_LITTLE')]),
  );
  const rowOf = (hour: number) =>
    [hourOfDay(hour)].concat(days.map((day) => String(needed.get(day * 24 + hour) ?? say('CLOSED'))));
  return (
    <Document page={page} title={say('STAFFING')} wide>
      <Trail
        locale={locale}
        above={[
          { href: '/desk', text: sayDesk(locale, 'TITLE') },
          { href: REPORTS_PATH, text: say('TITLE') },
        ]}
      />
      <h1>{say('STAFFING')}</h1>
      <p class="lead">{say('STAFFING_LEAD', { share: inPercent(plan.share, locale) })}</p>
      <p>
        {say(plan.enough ? 'STAFFING_FROM' : 'STAFFING_TOO_LITTLE', {
          came: plan.arrivals,
          fewest: plan.fewestArrivals,
        })}
      </p>
      <p>{say(plan.assumed ? 'STAFFING_ASSUMED' : 'STAFFING_MEASURED', facts)}</p>
      <p>
        <Moment at={plan.from} page={page} /> — <Moment at={plan.to} page={page} />
      </p>
      <ReportTable
        locale={locale}
        name="staffing"
        title={say('MODERATORS')}
        headings={[say('HOUR'), ...days.map((day) => say(`DAY_${day}`))]}
        rows={hours.map(rowOf)}
        file={`${REPORTS_PATH}/staffing.csv`}
      />
    </Document>
  );
}
