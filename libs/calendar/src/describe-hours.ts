import { MINUTES_A_DAY, spanOf } from './day-span.js';
import type { CalendarLocale } from './format-instant.js';
import {
  type Interval,
  type ScheduleDefinition,
  type ScheduleHours,
  WEEKDAYS,
  hoursInForce,
} from './schedule-definition.js';
import { localDate } from './time-zones.js';

interface Words {
  readonly days: readonly string[];
  readonly daily: string;
  readonly roundTheClock: string;
  readonly and: string;
  readonly noWeek: string;
}

const WORDS: Record<CalendarLocale, Words> = {
  ru: {
    days: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
    daily: 'ежедневно',
    roundTheClock: 'круглосуточно',
    and: ' и ',
    noWeek: 'по отдельному графику',
  },
  en: {
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    daily: 'daily',
    roundTheClock: 'round the clock',
    and: ' and ',
    noWeek: 'by separate schedule',
  },
};

/**
 * The plain week in one short line, such as «пн–пт 09:00–18:00, сб 10:00–16:00». Days that are not named are
 * closed. Official days and exceptions are not told here.
 *
 * @param at the instant whose hours are told: a planned change may have taken effect by then
 */
export function describeHours(definition: ScheduleDefinition, locale: CalendarLocale, at: Date): string {
  const words = WORDS[locale];
  const groups = daysByHours(hoursInForce(definition, localDate(at, definition.timeZone)), words);
  if (groups.size === 0) return words.noWeek;
  return [...groups].map(([hours, days]) => describeGroup(hours, days, words)).join(', ');
}

/** Indexes of weekdays by the words for their hours, in the order of the week. */
function daysByHours({ weekly }: ScheduleHours, words: Words): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, day] of WEEKDAYS.entries()) {
    const intervals = weekly[day] ?? [];
    if (intervals.length === 0) continue;
    const hours = describeDay(intervals, words);
    groups.set(hours, [...(groups.get(hours) ?? []), index]);
  }
  return groups;
}

function describeDay(intervals: readonly Interval[], words: Words): string {
  const inOrder = intervals.toSorted((a, b) => spanOf(a).from - spanOf(b).from);
  const minutes = inOrder.map(spanOf).reduce((sum, { from, to }) => sum + to - from, 0);
  if (minutes >= MINUTES_A_DAY) return words.roundTheClock;
  return inOrder.map(([from, to]) => `${from}–${to}`).join(words.and);
}

function describeGroup(hours: string, days: readonly number[], words: Words): string {
  if (days.length < WEEKDAYS.length) return `${describeDays(days, words)} ${hours}`;
  return hours === words.roundTheClock ? hours : `${words.daily} ${hours}`;
}

/** Runs of days as ranges: «пн–пт», «пн, ср–пт». */
function describeDays(days: readonly number[], words: Words): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => words.days[day ?? -1] ?? '';
  return runs
    .map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])}–${name(run.at(-1))}`))
    .join(', ');
}
