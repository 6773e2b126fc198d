import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import type { LoadedCalendarYear } from '#directory';
import { sayAdmin } from '../../messages/admin.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { ChangedDays } from './changed-days.js';
import { Buttons } from './schedule.page.js';
import { CALENDARS_PATH, SCHEDULES_PATH } from './schedules.page.js';

export interface ListedYear {
  readonly calendar: string;
  readonly year: number;
  readonly days: number;
  /** 0 for a year that ships with the product. */
  readonly version: number;
}

export interface CalendarsProps {
  readonly page: PageContext;
  readonly years: readonly ListedYear[];
  readonly form: FormState;
  readonly preview: LoadedCalendarYear | null;
  readonly saved: boolean;
}

/** The years of each production calendar, and a form to load one. */
export function CalendarsPage(props: CalendarsProps): JSX.Element {
  const { page, years, form, preview, saved } = props;
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  return (
    <Document page={page} title={say('CALENDARS')} hasErrors={hasProblems(form)} wide>
      <Trail locale={locale} above={[{ href: SCHEDULES_PATH, text: say('SCHEDULES') }]} />
      <ErrorSummary locale={locale} form={form} labels={{ calendar: say('CALENDAR') }} />
      <h1>{say('CALENDARS')}</h1>
      <p class="lead">{say('CALENDARS_LEAD')}</p>
      {saved && (
        <p class="note note--good" role="status">
          {say('SAVED')}
        </p>
      )}
      {preview && (
        <>
          <p>{say('READ', { year: String(preview.year), count: preview.days.length })}</p>
          <ChangedDays page={page} days={preview.changedDays} />
        </>
      )}
      <Years {...props} />
      <section aria-labelledby="load">
        <h2 id="load">{say('LOAD')}</h2>
        <form class="form" method="post" action={CALENDARS_PATH} enctype="multipart/form-data" novalidate>
          <input
            type="hidden"
            name="versions"
            value={years.map(({ calendar, year, version }) => `${calendar}-${year}:${version}`).join(' ')}
          />
          <TextField
            locale={locale}
            form={form}
            name="calendar"
            label={say('CALENDAR')}
            hint={say('CALENDAR_HINT')}
            short
            maxlength={6}
          />
          <div class="field">
            <label class="field__label" for="field-file">
              {say('FILE')}
            </label>
            <input class="input" id="field-file" type="file" name="file" accept=".csv,.json" />
          </div>
          <TextArea locale={locale} form={form} name="text" label={say('TEXT')} hint={say('TEXT_HINT')} />
          <Buttons page={page} />
        </form>
      </section>
    </Document>
  );
}

const COUNTRIES = {
  ru: new Intl.DisplayNames('ru', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};
/** «Россия» for `RU`; what is no country's code stays as it is. */
const nameOfCountry = (code: string, locale: Locale): string =>
  /^[A-Z]{2}$/.test(code) ? (COUNTRIES[locale].of(code) ?? code) : code;

function Years({ page, years }: CalendarsProps): JSX.Element {
  const say = inLocale(sayAdmin, page.locale);
  return (
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say('YEAR')}</th>
            <th scope="col">{say('DAYS')}</th>
            <th scope="col">{say('SOURCE')}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ calendar, year, days, version }) => (
            <tr key={`${calendar}-${year}`}>
              <th scope="row">
                {say('YEAR_OF', { year: String(year), country: nameOfCountry(calendar, page.locale) })}
              </th>
              <td>{days}</td>
              <td>{say(version === 0 ? 'SHIPPED' : 'LOADED')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
