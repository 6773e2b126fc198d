import type { CsvCell, Locale } from '#kernel';
import {
  type AnswerOrigins,
  type BacklogHour,
  type DecisionCount,
  type PairAgreement,
  type PromiseFigures,
  type StaffingPlan,
  type UndoneCount,
  keptShare,
} from '#moderation';
import { type DeflectionDay, helpedShare, unsentShare } from '#search';
import { sayDesk } from '../../messages/desk.js';
import { sayReport } from '../../messages/reports.js';
import { inLocale } from '../../site/page-context.js';

export type Table = ReadonlyArray<readonly CsvCell[]>;

/** Each report as rows under their headings, for a file: plain numbers, instants in ISO 8601. */
export function promisesTable(rows: readonly PromiseFigures[], locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [
      say('PROMISE'),
      say('COUNT'),
      say('SECONDS_P50'),
      say('SECONDS_P90'),
      say('KEPT'),
      say('KEPT_SHARE'),
      say('OVERDUE'),
    ],
    ...rows.map((row) => [
      say(row.kind),
      row.count,
      row.p50Seconds,
      row.p90Seconds,
      row.kept,
      keptShare(row),
      row.overdue,
    ]),
  ];
}

export function backlogTable(rows: readonly BacklogHour[], locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [[say('AT'), say('WAITING')], ...rows.map(({ at, waiting }) => [at.toISOString(), waiting])];
}

export function decisionsTable(rows: readonly DecisionCount[], locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [say('PERSON'), say('KIND'), say('COUNT')],
    ...rows.map(({ name, kind, count }) => [name, sayDesk(locale, `KIND_${kind}`), count]),
  ];
}

export function undoneTable(rows: readonly UndoneCount[], locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [say('PERSON'), say('KIND'), say('UNDONE_COUNT'), say('BY_OTHERS')],
    ...rows.map(({ name, kind, count, byOthers }) => [
      name,
      sayDesk(locale, `KIND_${kind}`),
      count,
      byOthers,
    ]),
  ];
}

export function agreementTable(rows: readonly PairAgreement[], locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [say('DECIDED_BY'), say('REVIEWED_BY'), say('REVIEWED'), say('AGREED'), say('AGREED_SHARE')],
    ...rows.map(({ decidedBy, reviewedBy, reviewed, agreed }) => [
      decidedBy,
      reviewedBy,
      reviewed,
      agreed,
      agreed / reviewed,
    ]),
  ];
}

export function deflectionTable(rows: readonly DeflectionDay[], locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [
      say('DATE'),
      say('DEFLECTION_SHOWN'),
      say('DEFLECTION_OPENED'),
      say('DEFLECTION_HELPED'),
      say('DEFLECTION_HELPED_SHARE'),
      say('DEFLECTION_SENT'),
      say('DEFLECTION_UNSENT_SHARE'),
    ],
    ...rows.map((row) => [
      row.day,
      row.shown,
      row.opened,
      row.helped,
      helpedShare(row),
      row.sent,
      unsentShare(row),
    ]),
  ];
}

export function answersTable({ count, suggested, canned }: AnswerOrigins, locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [say('OFFICIAL_ANSWERS'), say('FROM_SUGGESTED'), say('FROM_CANNED')],
    [count, suggested, canned],
  ];
}

export function staffingTable({ hours, fewestArrivals: fewest }: StaffingPlan, locale: Locale): Table {
  const say = inLocale(sayReport, locale);
  return [
    [say('DAY'), say('HOUR'), say('ARRIVALS'), say('MODERATORS'), say('EXPECTED_SHARE')],
    ...hours.map(({ hourOfWeek, arrivals, moderators, kept }) => [
      say(`DAY_${dayOf(hourOfWeek)}`),
      hourOfDay(hourOfWeek),
      arrivals,
      moderators ?? say('TOO_LITTLE_FROM', { fewest }),
      kept,
    ]),
  ];
}

export const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
export const dayOf = (hourOfWeek: number) => WEEK[Math.floor(hourOfWeek / 24)] ?? 0;
export const hourOfDay = (hourOfWeek: number): string => `${String(hourOfWeek % 24).padStart(2, '0')}:00`;
