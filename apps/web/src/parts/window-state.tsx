import type { JSX } from '#jsx/jsx-runtime';
import { type Hours, inBothZones, openingInBothZones } from '#directory';
import { sayHome } from '../messages/home.js';
import type { PageContext } from '../site/page-context.js';

/** Whether anyone reads questions just now. */
export function WindowState({ page, hours }: { page: PageContext; hours: Hours }): JSX.Element {
  const { locale, viewer } = page;
  const at = (instant: Date): string => inBothZones(instant, viewer.timeZone, locale, page.now);
  const opening = (instant: Date): string => openingInBothZones(instant, viewer.timeZone, locale, page.now);
  const open = hours.closesAt
    ? sayHome(locale, 'OPEN_UNTIL', { time: at(hours.closesAt) })
    : sayHome(locale, 'OPEN_LONG');
  const closed = hours.opensAt
    ? sayHome(locale, 'OPENS_AT', { time: opening(hours.opensAt) })
    : sayHome(locale, 'CLOSED');
  return (
    <p class="hours">
      <span class={hours.open ? 'hours__dot hours__dot--open' : 'hours__dot'} aria-hidden="true" />
      <span>{hours.open ? open : closed}</span>
    </p>
  );
}
