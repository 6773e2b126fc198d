import type { Children, JSX } from '#jsx/jsx-runtime';
import { type ChangedDay, WEEKDAYS, describeHours, nameOfZone } from '#calendar';
import type { ListedSchedule } from './listed-schedule.js';
import { sayAdmin } from '../../messages/admin.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { RadioField, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { ChangedDays } from './changed-days.js';
import { CalendarDay, calendarDay } from '../../parts/time.js';
import { SCHEDULES_PATH, UnknownYears, schedulePath } from './schedules.page.js';
import { writeHours } from './typed-hours.js';

export interface ScheduleProps {
  readonly page: PageContext;
  readonly schedule: ListedSchedule;
  /** The local date of the schedule. */
  readonly today: string;
  readonly now: Date;
  readonly hoursForm: FormState;
  readonly exceptionForm: FormState;
  readonly preview: readonly ChangedDay[] | null;
  readonly saved: boolean;
}

/** One schedule: its hours, their changes, and its special days. */
export function SchedulePage(props: ScheduleProps): JSX.Element {
  const { page, schedule, hoursForm, exceptionForm, preview, saved } = props;
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  const refused = [hoursForm, exceptionForm].find(hasProblems);
  return (
    <Document page={page} title={schedule.name} hasErrors={refused !== undefined} wide>
      <Trail locale={locale} above={[{ href: SCHEDULES_PATH, text: say('SCHEDULES') }]} />
      {refused && <ErrorSummary locale={locale} form={refused} labels={labelsOf(say)} />}
      <h1>{schedule.name}</h1>
      <p class="lead">{`${describeHours(schedule.definition, locale, props.now)}, ${nameOfZone(schedule.definition.timeZone, locale)}`}</p>
      {saved && (
        <p class="note note--good" role="status">
          {say('SAVED')}
        </p>
      )}
      <UnknownYears page={page} years={schedule.unknownYears} />
      {preview && <ChangedDays page={page} days={preview} />}
      <HoursForm {...props} />
      <Changes {...props} />
      <Exceptions {...props} />
    </Document>
  );
}

type SayAdmin = (key: Parameters<typeof sayAdmin>[1]) => string;

const labelsOf = (say: SayAdmin): Record<string, string> => ({
  ...Object.fromEntries(WEEKDAYS.map((day) => [`weekly.${day}`, say(day)])),
  onHoliday: say('ON_HOLIDAY'),
  onWorkingWeekend: say('ON_WORKING_WEEKEND'),
  shortenPreHolidayBy: say('SHORTEN'),
  from: say('FROM'),
  changeReason: say('REASON'),
  date: say('DATE'),
  kind: say('KIND'),
  hours: say('EXCEPTION_HOURS'),
  reason: say('REASON'),
});

function HoursForm({ page, schedule, hoursForm }: ScheduleProps): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  const field = { locale, form: hoursForm };
  return (
    <section aria-labelledby="hours">
      <h2 id="hours">{say('HOURS')}</h2>
      <p>{say('HOURS_HINT')}</p>
      <Edit schedule={schedule} action="hours">
        {WEEKDAYS.map((day) => (
          <TextField key={day} {...field} name={`weekly.${day}`} label={say(day)} short />
        ))}
        <TextField {...field} name="onHoliday" label={say('ON_HOLIDAY')} short optional />
        <TextField
          {...field}
          name="onWorkingWeekend"
          label={say('ON_WORKING_WEEKEND')}
          hint={say('ON_WORKING_WEEKEND_HINT')}
          short
          optional
        />
        <TextField {...field} name="shortenPreHolidayBy" label={say('SHORTEN')} short optional />
        <TextField
          {...field}
          name="from"
          label={say('FROM')}
          hint={say('FROM_HINT')}
          type="date"
          short
          optional
        />
        <TextField {...field} name="changeReason" label={say('REASON')} hint={say('REASON_HINT')} />
        <Buttons page={page} />
      </Edit>
    </section>
  );
}

function Changes({ page, schedule, today }: ScheduleProps): JSX.Element | null {
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  const { definition } = schedule;
  const changes = definition.plannedChanges ?? [];
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{say('CHANGES')}</h2>
      <ul>
        {changes.map((change) => {
          const date = calendarDay(change.from, page);
          const week = describeHours(
            { ...definition, ...change, plannedChanges: [] },
            locale,
            new Date(change.from),
          );
          return (
            <li key={change.from}>
              {say('CHANGE_FROM', { date, week, reason: change.reason })}
              {change.from > today && (
                <Edit schedule={schedule} action="cancel-change">
                  <input type="hidden" name="from" value={change.from} />
                  <button type="submit" class="button button--quiet" aria-label={say('CANCEL_OF', { date })}>
                    {say('CANCEL')}
                  </button>
                </Edit>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Exceptions({ page, schedule, today, exceptionForm }: ScheduleProps): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  const field = { locale, form: exceptionForm };
  const coming = (schedule.definition.exceptions ?? []).filter(({ date }) => date >= today);
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">{say('EXCEPTIONS')}</h2>
      {coming.length === 0 && <p>{say('NO_EXCEPTIONS')}</p>}
      <ul>
        {coming.map(({ date, intervals, extra, reason }) => (
          <li key={date}>
            <CalendarDay day={date} page={page} />: {extra ? `${say('KIND_EXTRA_HOURS')}: ` : ''}
            {writeHours(intervals.map(([opens, closes]) => ({ opens, closes }))) || say('CLOSED')}. {reason}
            <Edit schedule={schedule} action="remove-exception">
              <input type="hidden" name="date" value={date} />
              <button
                type="submit"
                class="button button--quiet"
                aria-label={say('REMOVE_OF', { date: calendarDay(date, page) })}
              >
                {say('REMOVE')}
              </button>
            </Edit>
          </li>
        ))}
      </ul>
      <h3>{say('ADD_EXCEPTION')}</h3>
      <Edit schedule={schedule} action="exception">
        <TextField {...field} name="date" label={say('DATE')} type="date" short />
        <RadioField
          {...field}
          name="kind"
          label={say('KIND')}
          options={(['CLOSED', 'OTHER_HOURS', 'EXTRA_HOURS'] as const).map((value) => ({
            value,
            text: say(`KIND_${value}`),
          }))}
        />
        <TextField {...field} name="hours" label={say('EXCEPTION_HOURS')} short optional />
        <TextField {...field} name="reason" label={say('REASON')} hint={say('REASON_HINT')} />
        <Buttons page={page} />
      </Edit>
    </section>
  );
}

interface EditProps {
  readonly schedule: ListedSchedule;
  readonly action: string;
  readonly children: Children;
}

const Edit = ({ schedule, action, children }: EditProps): JSX.Element => (
  <form class="form" method="post" action={`${schedulePath(schedule.key)}/${action}`} novalidate>
    <input type="hidden" name="version" value={schedule.version} />
    {children}
  </form>
);

export function Buttons({ page }: { page: PageContext }): JSX.Element {
  const say = inLocale(sayAdmin, page.locale);
  return (
    <div class="actions">
      <button type="submit" class="button button--quiet" name="preview" value="yes">
        {say('SHOW')}
      </button>
      <button type="submit" class="button">
        {say('SAVE')}
      </button>
    </div>
  );
}
