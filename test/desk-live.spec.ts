import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from 'graphql-ws';
import { Client as Connection } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { putWaiting } from './support/desk-items.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { runJob } from './support/job.js';

const DUE = '2026-11-17T12:00:00+03:00';

let app: TestApp;
let anna: TestPerson;
let supervisor: TestPerson;
let categoryId: string;

beforeAll(async () => {
  app = await startApp();
  categoryId = await putCategory(app);
  anna = await app.person('MODERATOR', { name: 'Анна' });
  supervisor = await app.person('SUPERVISOR', { name: 'Надежда' });
});
afterAll(() => app.close());

const waiting = async (): Promise<string> => (await putWaiting(app, [{ categoryId, dueAt: DUE }]))[0] ?? '';
const item = (id: string) => ({ itemId: toGlobalId('DeskItem', id) });

interface News {
  readonly __typename: string;
  readonly changes: Array<{ number: number; kind: string; itemId: string; takenFromYou: boolean }>;
  readonly latest: number;
  readonly more: boolean;
  readonly counts: { waiting: number; unclaimed: number };
}
const NEWS = `__typename ... on DeskChanges { changes { number kind itemId takenFromYou } latest more counts { waiting unclaimed } }
  ... on DeskChangesGone { latest code }`;

const latest = async (): Promise<number> =>
  (await graphql<{ deskChangeNumber: number }>(app, '{ deskChangeNumber }', {}, anna)).data.deskChangeNumber;

const changesAfter = async (after: number): Promise<News> => {
  const query = `query ($after: Int!) { deskChanges(after: $after) { ${NEWS} } }`;
  return (await graphql<{ deskChanges: News }>(app, query, { after }, anna)).data.deskChanges;
};

const live = (person: TestPerson): Client =>
  createClient({
    url: `${app.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${person.secret}` },
  });

const follow = (client: Client, after?: number) =>
  client.iterate<{ deskChanged: News }>({
    query: `subscription ($after: Int) { deskChanged(after: $after) { ${NEWS} } }`,
    variables: { after: after ?? null },
  });

/** The kinds of news about an item until one of them has come. */
async function kindsUntil(news: ReturnType<typeof follow>, id: string, kind: string): Promise<string[]> {
  const kinds: string[] = [];
  for await (const { data } of news) {
    const of = data?.deskChanged.changes.filter(({ itemId }) => itemId === item(id).itemId) ?? [];
    kinds.push(...of.map((change) => change.kind));
    if (kinds.includes(kind)) return kinds;
  }
  return kinds;
}

describe('the desk live', () => {
  it('tells what enters, is claimed, moved, given back and decided, with counts', async () => {
    const client = live(anna);
    const news = follow(client, await latest());
    const id = await waiting();
    const first = await news.next();
    expect(first.value?.data?.deskChanged).toEqual({
      __typename: 'DeskChanges',
      changes: [expect.objectContaining({ kind: 'ENTERED', ...item(id) })],
      latest: expect.any(Number),
      more: false,
      counts: { waiting: 1, unclaimed: 1 },
    });
    await mutate(app, 'claimItem', item(id), '', anna);
    const claimed = await news.next();
    expect(claimed.value?.data?.deskChanged.counts).toEqual({ waiting: 1, unclaimed: 0 });
    await mutate(app, 'setUrgency', { ...item(id), urgent: true, reason: 'Последний день' }, '', anna);
    await mutate(app, 'releaseClaim', item(id), '', anna);
    await mutate(app, 'publishItem', { ...item(id), version: 1 }, '', anna);
    expect(await kindsUntil(news, id, 'DECIDED')).toEqual(['MOVED', 'RELEASED', 'DECIDED']);
    await client.dispose();
  });

  it('tells the former holder that an item was taken over', async () => {
    const id = await waiting();
    await mutate(app, 'claimItem', item(id), '', anna);
    const client = live(anna);
    const news = follow(client, await latest());
    await mutate(app, 'takeOverClaim', item(id), '', supervisor);
    const told = await news.next();
    expect(told.value?.data?.deskChanged.changes).toEqual([
      expect.objectContaining({ kind: 'TAKEN_OVER', takenFromYou: true }),
      expect.objectContaining({ kind: 'CLAIMED', takenFromYou: true }),
    ]);
    await client.dispose();
  });

  it('ends with the session, and is for moderators only', async () => {
    const person = await app.person('MODERATOR');
    const client = live(person);
    const news = follow(client, await latest());
    await waiting();
    await news.next();
    const next = news.next().catch((error: unknown) => error);
    await graphql(app, 'mutation { signOut { __typename } }', {}, person);
    expect(await Promise.race([next, sleep(60_000, 'still open', { ref: false })])).toEqual(
      expect.objectContaining({ code: 4403 }),
    );
    await client.dispose();
    const specialist = live(await app.person('SPECIALIST'));
    const refused = await follow(specialist)
      .next()
      .catch((error: unknown) => ({ value: error }));
    expect(JSON.stringify(refused.value)).toContain('NOT_PERMITTED');
    await specialist.dispose();
  });

  it('goes on, after a break, where the client was', async () => {
    const before = await latest();
    const ids = [await waiting(), await waiting()];
    const client = live(anna);
    expect(await kindsUntil(follow(client, before), ids[1] ?? '', 'ENTERED')).toEqual(['ENTERED']);
    await client.dispose();
    const { changes } = await changesAfter(before);
    expect(changes.map(({ itemId }) => itemId)).toEqual(ids.map((id) => item(id).itemId));
  });
});

describe('catching up', () => {
  it('misses nothing that was begun early and committed late', async () => {
    const id = await waiting();
    const start = await latest();
    const slow = new Connection({ connectionString: app.db.url });
    await slow.connect();
    try {
      await slow.query('BEGIN');
      await slow.query('UPDATE desk_item SET urgent = true WHERE id = $1', [id]);
      const other = await waiting();
      const first = await changesAfter(start);
      expect(first.changes).toEqual([expect.objectContaining({ kind: 'ENTERED', ...item(other) })]);
      await slow.query('COMMIT');
      const second = await changesAfter(first.latest);
      expect(second.changes).toEqual([expect.objectContaining({ kind: 'MOVED', ...item(id) })]);
      expect(second.changes[0]?.number).toBe(first.latest + 1);
    } finally {
      await slow.end();
    }
  });

  it('gives every reader every change once and in one order, while many write at once', async () => {
    const start = await latest();
    const WRITERS = 8;
    const EACH = 25;
    const keys = await putWaiting(
      app,
      Array.from({ length: WRITERS }, () => ({ categoryId, dueAt: DUE })),
    );
    let writing = true;
    const write = async (id: string, seed: number) => {
      const client = new Connection({ connectionString: app.db.url });
      await client.connect();
      for (let i = 0; i < EACH; i += 1) {
        await client.query('BEGIN');
        await client.query(`UPDATE desk_item SET due_at = due_at + interval '1 second' WHERE id = $1`, [id]);
        // Held open for unlike times, so that commits come in another order than changes.
        await client.query('SELECT pg_sleep($1)', [((seed * 7 + i * 13) % 10) / 1_000]);
        await client.query(i % 10 === 9 ? 'ROLLBACK' : 'COMMIT');
      }
      await client.end();
    };
    const read = async () => {
      const seen: News['changes'] = [];
      for (let last = start, idle = 0; idle < 2;) {
        const over = !writing;
        const news = await changesAfter(last);
        expect(news.__typename).toBe('DeskChanges');
        seen.push(...news.changes);
        last = news.latest;
        idle = over && news.changes.length === 0 ? idle + 1 : 0;
      }
      return seen;
    };
    const readers = [read(), read(), read()];
    await Promise.all(keys.map(write));
    writing = false;
    const [first, ...others] = await Promise.all(readers);
    const made = WRITERS + WRITERS * (EACH - Math.floor(EACH / 10));
    expect(first?.map(({ number }) => number)).toEqual(Array.from({ length: made }, (_, i) => start + 1 + i));
    for (const seen of others) expect(seen).toEqual(first);
    for (const id of keys) {
      const of = first?.filter(({ itemId }) => itemId === item(id).itemId);
      expect(of).toHaveLength(1 + EACH - Math.floor(EACH / 10));
      expect(of?.[0]?.kind).toBe('ENTERED');
    }
  });

  it('tells who was away too long, or knows a number that never was, to load anew', async () => {
    const start = await latest();
    await waiting();
    const kept = await waiting();
    await latest();
    await app.db.query(`UPDATE desk_change SET changed_at = now() - interval '4 days'`);
    await runJob(app, 'moderation.forget-desk-changes');
    const now = await latest();
    expect(now).toBe(start + 2);
    expect(await changesAfter(start)).toEqual({
      __typename: 'DeskChangesGone',
      code: 'CHANGES_GONE',
      latest: now,
    });
    expect((await changesAfter(now + 1)).__typename).toBe('DeskChangesGone');
    expect((await changesAfter(now - 1)).changes).toEqual([expect.objectContaining(item(kept))]);
    expect((await changesAfter(now)).changes).toEqual([]);
    const client = live(anna);
    const news = follow(client, start);
    expect((await news.next()).value?.data?.deskChanged.__typename).toBe('DeskChangesGone');
    expect((await news.next()).done).toBe(true);
    await client.dispose();
  });
});
