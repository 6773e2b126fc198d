import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Directory, DirectoryModule, Schedules, scheduleChanged } from '#directory';
import { ANONYMOUS } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { cloneDatabase } from './support/database.js';
import { graphql, mutate } from './support/graphql.js';
import { waitUntil } from './support/wait-until.js';

const told: string[] = [];

/** What the tiers above would do with the news. */
@Injectable()
@On(scheduleChanged, 'test.recompute')
class HearsOfSchedules implements Handler<{ key: string }> {
  constructor(private readonly schedules: Schedules) {}

  async handle({ key }: { key: string }): Promise<void> {
    const schedule = await this.schedules.byKey(key);
    const at = new Date('2026-12-31T00:00:00+03:00');
    told.push(`${key} ${schedule?.nextOpening(at).toISOString()}`);
  }
}

@Module({ imports: [DirectoryModule], providers: [HearsOfSchedules] })
class HearingModule {}

const NINE_TO_SIX = [{ opens: '09:00', closes: '18:00' }];
const week = (hours: object[]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const REASON = 'Приказ о графике';
const FIELDS = `... on EditScheduleSuccess { saved schedule { version } changedDays { date before { opens closes } after { opens closes } } }
  ... on StaleVersion { currentVersion } ... on ScheduleNeverOpens { after }`;

interface Edited {
  readonly __typename: string;
  readonly saved: boolean;
  readonly schedule: { readonly version: number };
  readonly changedDays: ReadonlyArray<{ date: string; before: object[]; after: object[] }>;
  readonly problems?: ReadonlyArray<{ field: string; code: string; message: string }>;
}

let app: TestApp;
let other: TestApp;
let administrator: TestPerson;

beforeAll(async () => {
  const database = await cloneDatabase();
  app = await startApp({ modules: [HearingModule], database });
  // Another process on the same database, as it is where people are served by several.
  other = await startApp({ database: { ...database, drop: async () => {} }, jobs: false });
  administrator = await app.person('ADMINISTRATOR');
  await app.get(Database).transaction((tx) =>
    app.get(Directory).putChannel(tx, {
      key: 'line',
      kind: 'PHONE',
      name: { ru: 'Линия', en: 'Line' },
      value: '1',
      schedule: { timeZone: 'Asia/Irkutsk', weekly: { mon: [['09:00', '18:00']] }, calendar: 'RU' },
    }),
  );
});
afterAll(async () => {
  await other.close();
  await app.close();
});
beforeEach(() => void told.splice(0));

const versionOf = async (key: string): Promise<number> => {
  const answer = await graphql<{ schedule: { version: number } }>(
    app,
    'query ($key: String!) { schedule(key: $key) { version } }',
    { key },
    administrator,
  );
  return answer.data.schedule.version;
};
const edit = async (
  name: string,
  input: Record<string, unknown>,
  person: TestPerson | null = administrator,
  key = 'moderation',
): Promise<Edited> =>
  mutate<Edited>(app, name, { key, version: await versionOf(key), ...input }, FIELDS, person);
const isOpen = async (on: TestApp, at: string): Promise<boolean> =>
  (await on.get(Schedules).moderation()).isOpen(new Date(at));

describe('changing a schedule', () => {
  it('is for administrators only', async () => {
    for (const role of ['CITIZEN', 'SPECIALIST', 'MODERATOR', 'SUPERVISOR'] as const) {
      const person = await app.person(role);
      const refused = await edit('changeScheduleHours', { reason: REASON, weekly: {} }, person);
      expect(refused).toMatchObject({ __typename: 'NotPermitted', code: 'NOT_PERMITTED' });
      const listed = await graphql(app, '{ schedules { key } calendarYears { year } }', {}, person);
      expect(listed.errors?.[0]?.extensions?.code).toBe('NOT_PERMITTED');
    }
  });

  it('first shows what would change, and changes nothing', async () => {
    const shown = await edit('addScheduleException', {
      date: '2026-11-20',
      kind: 'CLOSED',
      reason: REASON,
      preview: true,
    });
    expect(shown).toMatchObject({ __typename: 'EditScheduleSuccess', saved: false });
    expect(shown.changedDays).toEqual([
      { date: '2026-11-20', before: [{ opens: '08:00', closes: '20:00' }], after: [] },
    ]);
    expect(shown.schedule.version).toBe(1);
    expect(await isOpen(app, '2026-11-20T12:00:00+03:00')).toBe(true);
    await app.settle();
    expect(told).toEqual([]);
  });

  it('closes a date, gives it other hours, adds a duty window, and takes each back, in every process', async () => {
    const cases = [
      { date: '2026-11-20', kind: 'CLOSED', at: '2026-11-20T12:00:00+03:00', open: false },
      {
        date: '2026-11-23',
        kind: 'OTHER_HOURS',
        hours: [{ opens: '10:00', closes: '12:00' }],
        at: '2026-11-23T13:00:00+03:00',
        open: false,
      },
      {
        date: '2026-11-21',
        kind: 'EXTRA_HOURS',
        hours: [{ opens: '22:00', closes: '02:00' }],
        at: '2026-11-22T01:00:00+03:00',
        open: true,
      },
    ];
    for (const { at, open, ...exception } of cases) {
      const { date } = exception;
      const added = await edit('addScheduleException', { ...exception, reason: REASON });
      expect(added).toMatchObject({ saved: true, changedDays: [{ date }] });
      // The process that changed it knows at once, the others a moment later.
      expect(await isOpen(app, at)).toBe(open);
      await waitUntil(async () => (await isOpen(other, at)) === open);
      expect(await edit('removeScheduleException', { date })).toMatchObject({
        saved: true,
        changedDays: [{ date }],
      });
      expect(await isOpen(app, at)).toBe(!open);
      await waitUntil(async () => (await isOpen(other, at)) === !open);
    }
    await app.settle();
    expect(told).toHaveLength(6);
    expect(new Set(told)).toEqual(new Set(['moderation 2027-01-11T05:00:00.000Z']));
  });

  it('gives other hours from a date on and leaves the past as it was', async () => {
    const planned = await edit('changeScheduleHours', {
      from: '2026-12-07',
      reason: REASON,
      weekly: week(NINE_TO_SIX),
      onHoliday: [{ opens: '10:00', closes: '14:00' }],
      shortenPreHolidayBy: 60,
    });
    expect(planned.changedDays[0]).toEqual({
      date: '2026-12-07',
      before: [{ opens: '08:00', closes: '20:00' }],
      after: NINE_TO_SIX,
    });
    expect(await isOpen(app, '2026-12-04T08:30:00+03:00')).toBe(true);
    expect(await isOpen(app, '2026-12-07T08:30:00+03:00')).toBe(false);
    expect(await isOpen(app, '2027-01-01T11:00:00+03:00')).toBe(true);
    await app.settle();
    expect(told).toEqual(['moderation 2026-12-31T07:00:00.000Z']);

    expect(await edit('cancelScheduleChange', { from: '2026-12-07' })).toMatchObject({ saved: true });
    expect(await isOpen(app, '2026-12-07T08:30:00+03:00')).toBe(true);
    expect(await edit('cancelScheduleChange', { from: '2026-12-07' })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('without a date takes effect today, and then cannot be taken back but replaced', async () => {
    await edit('changeScheduleHours', { reason: REASON, weekly: week(NINE_TO_SIX) });
    expect(await isOpen(app, '2026-11-17T18:30:00+03:00')).toBe(false);
    expect(await isOpen(app, '2026-11-16T18:30:00+03:00')).toBe(true);
    const late = await edit('cancelScheduleChange', { from: '2026-11-17' });
    expect(late.problems).toMatchObject([{ field: 'from', code: 'ALREADY_IN_FORCE' }]);
    await edit('changeScheduleHours', {
      reason: REASON,
      weekly: week([{ opens: '08:00', closes: '20:00' }]),
    });
    expect(await isOpen(app, '2026-11-17T18:30:00+03:00')).toBe(true);
  });

  it.each<[string, string, Record<string, unknown>, string, string]>([
    ['a date that has passed', 'addScheduleException', { date: '2026-11-16' }, 'date', 'DATE_PAST'],
    ['a date that is none', 'addScheduleException', { date: '2026-02-30' }, 'date', 'BAD_DATE'],
    ['no hours', 'addScheduleException', { kind: 'EXTRA_HOURS' }, 'hours', 'HOURS_NEEDED'],
    ['no reason', 'addScheduleException', { reason: ' ' }, 'reason', 'EMPTY'],
    ['hours of the past', 'changeScheduleHours', { from: '2026-11-16' }, 'from', 'DATE_PAST'],
    [
      'hours that overlap',
      'changeScheduleHours',
      { weekly: { mon: [...NINE_TO_SIX, { opens: '17:00', closes: '19:00' }] } },
      'weekly.mon',
      'HOURS_OVERLAP',
    ],
    [
      'a time that is none',
      'changeScheduleHours',
      { weekly: { mon: [{ opens: '9:00', closes: '18:00' }] } },
      'weekly.mon.0.opens',
      'BAD_TIME',
    ],
    [
      'a long shortening',
      'changeScheduleHours',
      { shortenPreHolidayBy: 2000 },
      'shortenPreHolidayBy',
      'BAD_SHORTENING',
    ],
  ])('refuses %s', async (_what, name, wrong, field, code) => {
    const good =
      name === 'changeScheduleHours'
        ? { reason: REASON, weekly: week(NINE_TO_SIX) }
        : { date: '2026-11-20', kind: 'CLOSED', reason: REASON };
    const refused = await edit(name, { ...good, ...wrong });
    expect(refused.__typename).toBe('InvalidInput');
    expect(refused.problems).toMatchObject([{ field, code }]);
  });

  it('refuses a schedule that never opens, now or after a planned change', async () => {
    for (const from of [null, '2026-12-07']) {
      const refused = await edit('changeScheduleHours', { from, reason: REASON, weekly: {} });
      expect(refused).toMatchObject({ __typename: 'ScheduleNeverOpens', code: 'SCHEDULE_NEVER_OPENS' });
    }
    expect(await isOpen(app, '2026-11-17T12:00:00+03:00')).toBe(true);
  });

  it('refuses what was seen in another version: of two at once one wins', async () => {
    const version = await versionOf('moderation');
    const input = { key: 'moderation', version, date: '2026-11-27', kind: 'CLOSED', reason: REASON };
    const both = await Promise.all(
      [1, 2].map(() => mutate<Edited>(app, 'addScheduleException', input, FIELDS, administrator)),
    );
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['EditScheduleSuccess', 'StaleVersion']);
    expect(both.find(({ __typename }) => __typename === 'StaleVersion')).toMatchObject({
      currentVersion: version + 1,
    });
    await edit('removeScheduleException', { date: '2026-11-27' });
  });

  it('works for a contact channel, in its own zone, and for no other key', async () => {
    app.clock.set('2026-11-22T18:00:00Z');
    const today = { date: '2026-11-23', kind: 'CLOSED', reason: REASON };
    const yesterday = await edit(
      'addScheduleException',
      { ...today, date: '2026-11-22' },
      administrator,
      'channel:line',
    );
    expect(yesterday.problems).toMatchObject([{ code: 'DATE_PAST' }]);
    expect(await edit('addScheduleException', today, administrator, 'channel:line')).toMatchObject({
      changedDays: [{ date: '2026-11-23' }],
    });
    const [channel] = await app.get(Directory).phoneLines({});
    expect(channel && app.get(Schedules).channelHours(channel).opensAt).toEqual(
      new Date('2026-11-30T01:00:00Z'),
    );
    const input = { key: 'channel:nobody', version: 1, ...today };
    expect(await mutate(app, 'addScheduleException', input, '', administrator)).toMatchObject({
      __typename: 'NotFound',
    });
    app.clock.set('2026-11-17T11:00:00+03:00');
  });

  it('shows schedules with their hours, changes, exceptions and unknown years', async () => {
    app.clock.set('2027-11-17T11:00:00+03:00');
    const answer = await graphql<{ schedules: Array<Record<string, unknown>> }>(
      app,
      `
        {
          schedules {
            key
            name
            timeZone
            calendar
            unknownYears
            inForce {
              from
              reason
              weekly {
                day
                hours {
                  opens
                  closes
                }
              }
            }
            changes {
              from
            }
            exceptions {
              date
              kind
              reason
            }
          }
        }
      `,
      {},
      await app.person('ADMINISTRATOR'),
    );
    expect(answer.data.schedules).toMatchObject([
      {
        key: 'moderation',
        name: 'Рассмотрение вопросов',
        unknownYears: [2028],
        inForce: { from: '2026-11-17', reason: REASON },
        changes: [{ from: '2026-11-17' }],
      },
      { key: 'channel:line', exceptions: [{ date: '2026-11-23', kind: 'CLOSED', reason: REASON }] },
    ]);
    app.clock.set('2026-11-17T11:00:00+03:00');
  });
});

describe('loading a year of a production calendar', () => {
  const CSV = 'date,kind,name\n2028-01-03,holiday,Каникулы\n2028-01-08,working_weekend,Перенос';
  const LOADED = `... on LoadCalendarYearSuccess { saved year days { date kind name } changedDays { date } }
    ... on StaleVersion { currentVersion }`;
  const load = (input: object, person: TestPerson | null = administrator) =>
    mutate(app, 'loadCalendarYear', { calendar: 'RU', version: 0, text: CSV, ...input }, LOADED, person);

  beforeAll(async () => {
    app.clock.set('2027-12-20T12:00:00+03:00');
    administrator = await app.person('ADMINISTRATOR');
  });

  it('is for administrators only', async () => {
    expect(await load({}, await app.person('SUPERVISOR'))).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('shows what would change, then changes it in every process, for every schedule that follows it', async () => {
    const at = '2028-01-03T12:00:00+03:00';
    expect(await load({ preview: true })).toMatchObject({
      saved: false,
      year: 2028,
      changedDays: [{ date: '2028-01-03' }, { date: '2028-01-08' }],
    });
    expect(await isOpen(app, at)).toBe(true);
    expect((await app.get(Schedules).moderation()).coversYear(2028)).toBe(false);

    expect(await load({})).toMatchObject({
      saved: true,
      days: [{ kind: 'HOLIDAY' }, { kind: 'WORKING_WEEKEND' }],
    });
    for (const process of [app, other]) {
      await waitUntil(async () => !(await isOpen(process, at)));
      expect((await process.get(Schedules).moderation()).coversYear(2028)).toBe(true);
    }
    await app.settle();
    expect(told.map((line) => line.split(' ')[0]).sort()).toEqual(['channel:line', 'moderation']);
    expect(await app.get(Schedules).refuseOutsideWindow(ANONYMOUS)).toBeNull();
  });

  it('replaces a year that was loaded, or that ships, under its version', async () => {
    expect(await load({})).toMatchObject({ __typename: 'StaleVersion', currentVersion: 1 });
    const again = CSV.replace('2028-01-08,working_weekend', '2028-01-04,holiday');
    expect(await load({ version: 1, text: again })).toMatchObject({
      changedDays: [{ date: '2028-01-04' }, { date: '2028-01-08' }],
    });
    const shipped = 'date,kind,name\n2027-12-21,holiday,Новый праздник';
    expect(await load({ text: shipped })).toMatchObject({ saved: true, year: 2027 });
    expect(await isOpen(app, '2027-12-21T12:00:00+03:00')).toBe(false);
    const years = await graphql<{ calendarYears: Array<{ year: number; version: number }> }>(
      app,
      '{ calendarYears { calendar year version loadedAt days { date } } }',
      {},
      administrator,
    );
    expect(years.data.calendarYears.map(({ year, version }) => [year, version])).toEqual([
      [2024, 0],
      [2025, 0],
      [2026, 0],
      [2027, 1],
      [2028, 2],
    ]);
  });

  it('of another country serves schedules that name it from then on', async () => {
    expect(await load({ calendar: 'BY' })).toMatchObject({ saved: true, changedDays: [] });
    const schedule = app.get(Schedules).compile({
      timeZone: 'Europe/Minsk',
      weekly: { mon: [['09:00', '18:00']] },
      calendar: 'BY',
    });
    expect(schedule.isOpen(new Date('2028-01-03T12:00:00+03:00'))).toBe(false);
  });

  it('names every line that is wrong', async () => {
    const text = 'date,kind,name\n2029-02-30,holiday,А\n2029-01-01,party,Б';
    expect(await load({ text })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [
        { field: 'text', message: 'Строка 2: Такой даты нет: «2029-02-30».' },
        { field: 'text', code: 'BAD_KIND' },
      ],
    });
    expect(await load({ calendar: 'Россия' })).toMatchObject({ problems: [{ code: 'BAD_CALENDAR' }] });
  });

  it('is not undone by a process that starts later', async () => {
    const late = await startApp({ database: { ...app.db, drop: async () => {} }, jobs: false });
    try {
      expect(await isOpen(late, '2028-01-03T12:00:00+03:00')).toBe(false);
    } finally {
      await late.nest.close();
    }
  });
});
