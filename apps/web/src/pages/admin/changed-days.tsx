import type { JSX } from '#jsx/jsx-runtime';
import type { ChangedDay, Interval } from '#calendar';
import { sayAdmin } from '../../messages/admin.js';
import { CalendarDay } from '../../parts/time.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { writeHours } from './typed-hours.js';

/** As many as a person reads through. */
const SHOWN = 40;

interface Props {
  readonly page: PageContext;
  readonly days: readonly ChangedDay[];
}

/** What a change that is not yet saved would do. */
export function ChangedDays({ page, days }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAdmin, locale);
  const told = (hours: readonly Interval[]): string =>
    writeHours(hours.map(([opens, closes]) => ({ opens, closes }))) || say('CLOSED');
  return (
    <section class="note note--warn" role="status" aria-labelledby="preview">
      <h2 id="preview">{say('PREVIEW')}</h2>
      <p>{say('PREVIEW_NOTE')}</p>
      {days.length === 0 ? (
        <p>{say('NOTHING_CHANGES')}</p>
      ) : (
        <div class="table-box">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{say('DATE')}</th>
                <th scope="col">{say('BEFORE')}</th>
                <th scope="col">{say('AFTER')}</th>
              </tr>
            </thead>
            <tbody>
              {days.slice(0, SHOWN).map(({ date, before, after }) => (
                <tr key={date}>
                  <th scope="row">
                    <CalendarDay day={date} page={page} />
                  </th>
                  <td>{told(before)}</td>
                  <td>{told(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {days.length > SHOWN && <p>{say('MORE_DAYS', { count: days.length - SHOWN })}</p>}
    </section>
  );
}
