import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChannelFilter, type ChannelInput, Directory, Schedules } from '#directory';
import { ANONYMOUS } from '#kernel';
import { Database } from '#platform';
import { type TestApp, startApp } from './support/app.js';
import { graphql } from './support/graphql.js';

const HOURS: [string, string][] = [['09:00', '18:00']];
const WEEK = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS };
const schedule = { timeZone: 'Europe/Moscow', weekly: WEEK, calendar: 'RU' };
const name = { ru: 'Линия', en: 'Line' };
const CHANNELS: ChannelInput[] = [
  { key: 'all', kind: 'PHONE', name, value: '8 800 000-00-01', schedule, position: 1 },
  { key: 'mail', kind: 'EMAIL', name, value: 'help@veche.example', schedule, position: 2 },
  { key: 'sign-in', kind: 'PHONE', name, value: '2', topics: ['sign-in'], schedule, position: 3 },
  { key: 'moscow', kind: 'PHONE', name, value: '3', region: 'RU-MOW', schedule, position: 4 },
  { key: 'perm', kind: 'PHONE', name, value: '4', region: 'RU-PER', schedule, position: 5 },
  { key: 'deaf', kind: 'PHONE', name, value: '5', audience: 'DISABLED', schedule, position: 5 },
];

let app: TestApp;
let directory: Directory;

beforeAll(async () => {
  app = await startApp();
  directory = app.get(Directory);
  await putAll();
});
afterAll(() => app.close());

describe('the directory', () => {
  it('takes a channel again without a change, and a changed one under its old id', async () => {
    const before = await app.db.query('SELECT id, changed_at FROM channel ORDER BY id');
    app.clock.advance(60_000);
    const ids = await putAll();
    expect(await app.db.query('SELECT id, changed_at FROM channel ORDER BY id')).toEqual(before);
    const [first] = CHANNELS;
    const id = await put({ ...(first as ChannelInput), value: '8 800 000-00-09' });
    expect(id).toBe(ids[0]);
    expect(await directory.channel(id)).toMatchObject({
      value: '8 800 000-00-09',
      changedAt: app.clock.now(),
    });
  });

  it.each<[string, Partial<ChannelInput>]>([
    ['a schedule that never opens', { schedule: { ...schedule, weekly: {} } }],
    ['an unknown time zone', { schedule: { ...schedule, timeZone: 'Europe/Atlantis' } }],
    ['an unknown calendar', { schedule: { ...schedule, calendar: 'XX' } }],
    ['a region of no country', { region: 'Москва' }],
    ['no name', { name: { ru: ' ', en: 'Line' } }],
  ])('refuses a channel with %s', async (_what, wrong) => {
    await expect(put({ ...(CHANNELS[0] as ChannelInput), key: 'wrong', ...wrong })).rejects.toThrow();
    expect(await app.db.query(`SELECT 1 FROM channel WHERE key = 'wrong'`)).toEqual([]);
  });

  it('names the line of the very region and topic first, and none of elsewhere', async () => {
    expect(await linesFor({ region: 'RU-MOW', topic: 'sign-in', audience: 'EVERYONE' })).toEqual([
      'moscow',
      'sign-in',
      'all',
    ]);
    expect(await linesFor({ region: 'RU-SPE', topic: 'documents', audience: 'DISABLED' })).toEqual([
      'deaf',
      'all',
    ]);
  });

  it('pages through its channels both ways', async () => {
    const whole = (await page('first: 50')).values;
    expect(whole).toHaveLength(CHANNELS.length);
    const first = await page('first: 4');
    const second = await page(`first: 4, after: "${first.endCursor}"`);
    expect([...first.values, ...second.values]).toEqual(whole);
    expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false]);
    expect((await page(`last: 4, before: "${second.startCursor}"`)).values).toEqual(first.values);
    expect((await page('first: 50, kind: EMAIL')).values).toEqual(['help@veche.example']);
  });

  it('refuses a cursor of another filter', async () => {
    const { endCursor } = await page('first: 1');
    const query = `{ contactChannels(kind: PHONE, after: "${endCursor}") { edges { cursor } } }`;
    const answer = await graphql(app, query);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'BAD_CURSOR' });
  });
});

describe('the moderation window', () => {
  it.each([
    ['2026-11-20T19:59:59+03:00', true, null, '2026-11-20T17:00:00.000Z'],
    ['2026-11-20T20:00:00+03:00', false, '2026-11-23T05:00:00.000Z', null],
    ['2026-01-03T12:00:00+03:00', false, '2026-01-12T05:00:00.000Z', null],
    ['2024-12-28T12:00:00+03:00', true, null, '2024-12-28T17:00:00.000Z'],
  ])('at %s', async (at, open, opensAt, closesAt) => {
    app.clock.set(at);
    const answer = await graphql(app, '{ moderationWindow { open opensAt closesAt timeZone } }');
    expect(answer.data).toEqual({
      moderationWindow: { open, opensAt, closesAt, timeZone: 'Europe/Moscow' },
    });
  });

  it('names the opening in Moscow time and in that of the person', async () => {
    app.clock.set('2026-11-20T20:00:00+03:00');
    const refusal = await app.get(Schedules).refuseOutsideWindow({ ...ANONYMOUS, timeZone: 'Asia/Irkutsk' });
    expect(refusal).toMatchObject({ code: 'WINDOW_CLOSED', opensAt: new Date('2026-11-23T05:00:00Z') });
    expect(refusal?.message).toContain('с 08:00 в понедельник, 23 ноября');
    expect(refusal?.message).toContain('(мск, у вас 13:00)');
  });

  it('follows a changed schedule as soon as the change is committed', async () => {
    app.clock.set('2026-11-20T20:00:00+03:00');
    const schedules = app.get(Schedules);
    expect((await schedules.moderationHours()).open).toBe(false);
    const longer = { ...schedule, weekly: { fri: [['08:00', '22:00']] as [string, string][] } };
    await app.get(Database).transaction((tx) => schedules.changeModeration(tx, longer));
    const deadline = Date.now() + 60_000;
    while (!(await schedules.moderationHours()).open && Date.now() < deadline) await sleep(5);
    expect(await schedules.refuseOutsideWindow(ANONYMOUS)).toBeNull();
  });
});

const put = (channel: ChannelInput): Promise<string> =>
  app.get(Database).transaction((tx) => directory.putChannel(tx, channel));

async function linesFor(filter: ChannelFilter): Promise<string[]> {
  return (await directory.phoneLines(filter)).map(({ key }) => key);
}

async function putAll(): Promise<string[]> {
  const ids: string[] = [];
  for (const channel of CHANNELS) ids.push(await put(channel));
  return ids;
}

interface ChannelsPage {
  readonly edges: ReadonlyArray<{ node: { value: string } }>;
  readonly pageInfo: { startCursor: string; endCursor: string; hasNextPage: boolean };
}

async function page(args: string) {
  const answer = await graphql<{ contactChannels: ChannelsPage }>(
    app,
    `{ contactChannels(${args}) { edges { node { value } } pageInfo { startCursor endCursor hasNextPage } } }`,
  );
  const { edges, pageInfo } = answer.data.contactChannels;
  return { values: edges.map(({ node }) => node.value), ...pageInfo };
}
