import type { JSX } from '#jsx/jsx-runtime';
import { describeHours, nameOfZone } from '#calendar';
import type { ListedSchedule } from './listed-schedule.js';
import { sayAdmin } from '../../messages/admin.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly schedules: readonly ListedSchedule[];
  readonly now: Date;
}

export const SCHEDULES_PATH = '/admin/schedules';
export const CALENDARS_PATH = '/admin/calendars';
export const schedulePath = (key: string): string => `${SCHEDULES_PATH}/${encodeURIComponent(key)}`;

/** All schedules, each with its usual week. */
export function SchedulesPage({ page, schedules, now }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  const unknown = [...new Set(schedules.flatMap(({ unknownYears }) => unknownYears))].sort();
  return (
    <Document page={page} title={say('SCHEDULES')} wide>
      <h1>{say('SCHEDULES')}</h1>
      <p class="lead">{say('SCHEDULES_LEAD')}</p>
      <UnknownYears page={page} years={unknown} />
      <p>
        <a href={CALENDARS_PATH}>{say('CALENDARS')}</a>
      </p>
      <div class="table-box">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say('WHAT')}</th>
              <th scope="col">{say('WEEK')}</th>
              <th scope="col">{say('ZONE')}</th>
            </tr>
          </thead>
          <tbody>
            {schedules.map(({ key, name, definition }) => (
              <tr key={key}>
                <th scope="row">
                  <a href={schedulePath(key)}>{name}</a>
                </th>
                <td>{describeHours(definition, locale, now)}</td>
                <td>{nameOfZone(definition.timeZone, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Document>
  );
}

/** Says for which years nobody has loaded the official days. */
export function UnknownYears({ page, years }: { page: PageContext; years: readonly number[] }): JSX.Element {
  const say = inLocale(sayAdmin, page.locale);
  return (
    <>
      {years.map((year) => (
        <p key={year} class="note note--warn">
          {say('UNKNOWN_YEAR', { year: String(year) })} <a href={CALENDARS_PATH}>{say('LOAD_IT')}</a>
        </p>
      ))}
    </>
  );
}
