import type { JSX } from '#jsx/jsx-runtime';
import { describeHours, nameOfZone } from '#calendar';
import { type Channel, type Hours, inBothZones, openingInBothZones } from '#directory';
import { sayContacts } from '../messages/contacts.js';
import { type PageContext, inLocale } from '../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly channel: Channel;
  /** At this moment. */
  readonly hours: Hours;
  readonly level: 3 | 4;
}

/** One way to reach the service, with its hours and whether it is open just now. */
export function ChannelCard({ page, channel, hours, level }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayContacts, locale);
  const Heading = `h${level}` as const;
  const { timeZone } = channel.schedule;
  const zone = nameOfZone(timeZone, locale);
  return (
    <div class="card">
      <Heading class="card__title">{channel.name[locale]}</Heading>
      <p class="card__value">
        <Value channel={channel} />
      </p>
      {channel.audience !== 'EVERYONE' && <p class="muted small">{say(channel.audience)}</p>}
      <p class="small">
        {say('HOURS_ZONE', { hours: describeHours(channel.schedule, locale, hours.at), zone })}
      </p>
      <OpenState page={page} hours={hours} />
    </div>
  );
}

function Value({ channel: { kind, value } }: { channel: Channel }): JSX.Element {
  if (kind === 'PHONE') return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{unbroken(value)}</a>;
  if (kind === 'EMAIL') return <a href={`mailto:${value}`}>{value}</a>;
  if (value.startsWith('https://')) return <a href={value}>{value.replace(/^https:\/\//, '')}</a>;
  return <>{value}</>;
}

/** A telephone number that is broken over two lines is misread. */
const unbroken = (number: string): string => number.replaceAll(' ', '\u00A0').replaceAll('-', '\u2011');

export function OpenState({ page, hours }: Pick<Props, 'page' | 'hours'>): JSX.Element {
  const { locale, viewer } = page;
  const say = inLocale(sayContacts, locale);
  const at = (instant: Date): string => inBothZones(instant, viewer.timeZone, locale, page.now);
  const opening = (instant: Date): string => openingInBothZones(instant, viewer.timeZone, locale, page.now);
  const open = hours.closesAt ? say('OPEN_UNTIL', { time: at(hours.closesAt) }) : say('OPEN');
  const closed = hours.opensAt ? say('OPENS', { time: opening(hours.opensAt) }) : say('CLOSED');
  return (
    <p class="hours small">
      <span class={hours.open ? 'hours__dot hours__dot--open' : 'hours__dot'} aria-hidden="true" />
      <span>{hours.open ? open : closed}</span>
    </p>
  );
}
