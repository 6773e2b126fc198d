import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { runJob } from './support/job.js';
import { putWaiting } from './support/desk-items.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

const MINUTE = 60_000;
const DUE = '2026-11-17T12:00:00+03:00';

let app: TestApp;
let anna: TestPerson;
let boris: TestPerson;
let supervisor: TestPerson;
let documents: string;
let payments: string;

beforeAll(async () => {
  app = await startApp();
  [documents, payments] = [await putCategory(app, 'documents'), await putCategory(app, 'payments')];
  anna = await app.person('MODERATOR', { name: 'Анна' });
  boris = await app.person('MODERATOR', { name: 'Борис' });
  supervisor = await app.person('SUPERVISOR', { name: 'Надежда' });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(WORKING_TUESDAY);
  await app.settle();
  await app.db.query('TRUNCATE desk_item CASCADE');
});

const item = (id: string | undefined) => ({ itemId: toGlobalId('DeskItem', id ?? '') });
const waiting = (count: number, change: { categoryId?: string; region?: string } = {}) =>
  putWaiting(
    app,
    Array.from({ length: count }, (_, i) => ({
      categoryId: documents,
      dueAt: new Date(Date.parse(DUE) + i * MINUTE).toISOString(),
      ...change,
    })),
  );

type Outcome = Record<string, unknown> & { __typename: string; item?: Record<string, unknown> };
const CLAIM = '... on ClaimSuccess { item { id claimedBy claimedUntil } }';
const claimNext = (person: TestPerson, input: Record<string, unknown> = {}) =>
  mutate<Outcome>(app, 'claimNext', input, CLAIM, person);
const claim = (person: TestPerson, id: string | undefined) =>
  mutate<Outcome>(app, 'claimItem', item(id), CLAIM, person);
const renew = (person: TestPerson, id: string | undefined) =>
  mutate<Outcome>(app, 'renewClaim', item(id), `${CLAIM} ... on ClaimedByAnother { by }`, person);
const takeOver = (person: TestPerson, id: string | undefined) =>
  mutate<Outcome>(app, 'takeOverClaim', item(id), CLAIM, person);

interface Listed {
  desk: { edges: Array<{ cursor: string; node: { id: string } }>; pageInfo: { hasNextPage: boolean } };
}
const list = async (filter: object = {}, page: object = { first: 50 }, person = anna): Promise<string[]> => {
  const answer = await graphql<Listed>(
    app,
    `
      query ($filter: DeskFilterInput, $first: Int, $after: String, $last: Int, $before: String) {
        desk(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          edges {
            cursor
            node {
              id
            }
          }
        }
      }
    `,
    { filter, ...page },
    person,
  );
  return answer.data.desk.edges.map(({ node }) => node.id);
};

describe('the order of the desk', () => {
  it('is urgent first, then due time, then age; and pages follow it both ways', async () => {
    const keys = await putWaiting(app, [
      { categoryId: documents, dueAt: '2026-11-17T13:00:00Z' },
      { categoryId: documents, dueAt: '2026-11-17T12:00:00Z', enteredAt: '2026-11-17T08:05:00Z' },
      { categoryId: documents, dueAt: '2026-11-17T12:00:00Z', enteredAt: '2026-11-17T08:00:00Z' },
      { categoryId: documents, dueAt: '2026-11-17T15:00:00Z', urgent: true },
      { categoryId: documents, dueAt: '2026-11-17T14:00:00Z', urgent: true },
    ]);
    const order = [4, 3, 2, 1, 0].map((place) => toGlobalId('DeskItem', keys[place] ?? ''));
    expect(await list()).toEqual(order);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data }: { data: Listed } = await graphql<Listed>(
        app,
        'query ($after: String) { desk(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } }',
        { after },
        anna,
      );
      seen.push(...data.desk.edges.map(({ node }) => node.id));
      after = data.desk.pageInfo.hasNextPage ? (data.desk.edges.at(-1)?.cursor ?? null) : null;
    } while (after);
    expect(seen).toEqual(order);
    expect(await list({}, { last: 2 })).toEqual(order.slice(-2));
  });

  it('puts first what a moderator says is urgent, with who and why, and takes it back', async () => {
    const [early, late] = await waiting(2);
    const fields = '... on SetUrgencySuccess { item { urgent urgentBy urgentReason } }';
    const set = (input: object) =>
      mutate<Outcome>(app, 'setUrgency', { ...item(late), ...input }, fields, anna);
    expect(await set({ urgent: true })).toEqual(
      expect.objectContaining({
        __typename: 'InvalidInput',
        problems: [expect.objectContaining({ field: 'reason' })],
      }),
    );
    const urgent = await set({ urgent: true, reason: 'Завтра последний день подачи' });
    expect(urgent.item).toEqual({
      urgent: true,
      urgentBy: 'Анна',
      urgentReason: 'Завтра последний день подачи',
    });
    expect(await list()).toEqual([late, early].map((id) => toGlobalId('DeskItem', id ?? '')));
    expect((await set({ urgent: false })).item).toEqual({
      urgent: false,
      urgentBy: null,
      urgentReason: null,
    });
    expect(await list()).toEqual([early, late].map((id) => toGlobalId('DeskItem', id ?? '')));
  });

  it('knows urgent categories and the region that the asker told', async () => {
    await app.db.query(`UPDATE category SET urgent = true WHERE slug = 'payments'`);
    const citizen = await app.person('CITIZEN');
    await askedQuestion(app, citizen, documents, { details: { region: 'RU-PER' } });
    await askedQuestion(app, citizen, payments);
    await app.settle();
    await app.db.query(`UPDATE category SET urgent = false WHERE slug = 'payments'`);
    const answer = await graphql(
      app,
      '{ desk { edges { node { urgent urgentReason details { region } } } } }',
      {},
      anna,
    );
    expect(answer.data).toEqual({
      desk: {
        edges: [
          { node: { urgent: true, urgentReason: null, details: { region: null } } },
          { node: { urgent: false, urgentReason: null, details: { region: 'RU-PER' } } },
        ],
      },
    });
    const refused = await mutate(
      app,
      'askQuestion',
      {
        categoryId: documents,
        title: 'Не обновляется паспорт',
        body: 'Получил паспорт, данные старые.',
        details: { region: 'RU-XXX' },
      },
      '',
      citizen,
    );
    expect(refused).toEqual(
      expect.objectContaining({ problems: [expect.objectContaining({ field: 'details.region' })] }),
    );
  });
});

describe('filters', () => {
  it('narrow the list, and the counts say what each choice would list', async () => {
    app.clock.set('2026-11-17T12:01:30+03:00');
    await waiting(3);
    await waiting(2, { region: 'RU-PER' });
    const [paid] = await waiting(4, { categoryId: payments, region: 'RU-MOW' });
    await claim(anna, paid);
    await claim(boris, (await waiting(1))[0]);
    const counts = async (filter: object) => {
      const answer = await graphql<{ deskCounts: object }>(
        app,
        `
          query ($filter: DeskFilterInput) {
            deskCounts(filter: $filter) {
              waiting
              overdue
              mine
              unclaimed
              categories {
                categoryId
                count
              }
              kinds {
                kind
                count
              }
              regions {
                region
                name
                count
              }
            }
          }
        `,
        { filter },
        anna,
      );
      return answer.data.deskCounts;
    };
    expect(await counts({})).toEqual({
      waiting: 10,
      overdue: 7,
      mine: 1,
      unclaimed: 8,
      categories: expect.arrayContaining([
        { categoryId: documents, count: 6 },
        { categoryId: payments, count: 4 },
      ]),
      kinds: [{ kind: 'QUESTION', count: 10 }],
      regions: expect.arrayContaining([
        { region: 'RU-PER', name: 'Пермский край', count: 2 },
        { region: 'RU-MOW', name: 'Москва', count: 4 },
      ]),
    });
    for (const filter of [
      { categoryId: payments },
      { kind: 'QUESTION' },
      { kind: 'CLARIFICATION' },
      { region: 'RU-PER', overdue: true },
      { holder: 'MINE' },
      { holder: 'NOBODY', categoryId: documents },
      { categoryId: 'нечто' },
    ]) {
      const { waiting: counted } = (await counts(filter)) as { waiting: number };
      expect([filter, (await list(filter)).length]).toEqual([filter, counted]);
    }
  });

  it('hold for the next item, too', async () => {
    await waiting(2);
    const [far] = await waiting(1, { region: 'RU-KAM' });
    expect((await claimNext(anna, { region: 'RU-KAM' })).item?.['id']).toBe(item(far).itemId);
    expect((await claimNext(boris, { region: 'RU-KAM' })).__typename).toBe('DeskEmpty');
    expect((await claimNext(boris, { categoryId: 'нечто' })).__typename).toBe('DeskEmpty');
  });
});

describe('claims', () => {
  it('give many who ask at once different items, the first of the desk', async () => {
    const keys = await waiting(60);
    const people = await Promise.all(Array.from({ length: 20 }, () => app.person('MODERATOR')));
    const claimed = await Promise.all(people.map((person) => claimNext(person)));
    const ids = claimed.map((outcome) => String(outcome.item?.['id']));
    expect(new Set(ids).size).toBe(20);
    expect(ids.toSorted()).toEqual(
      keys
        .slice(0, 20)
        .map((id) => item(id).itemId)
        .toSorted(),
    );
  });

  it('give who holds an item that one again, also when asked many times at once', async () => {
    const [, second] = await waiting(5);
    await claim(boris, second);
    const mine = await Promise.all(Array.from({ length: 8 }, () => claimNext(anna)));
    expect(new Set(mine.map((outcome) => outcome.item?.['id'])).size).toBe(1);
    expect((await claimNext(boris)).item?.['id']).toBe(item(second).itemId);
    const [row] = await app.db.query<{ held: number }>(
      'SELECT count(*)::int AS held FROM desk_item WHERE claimed_by IS NOT NULL',
    );
    expect(row?.held).toBe(2);
  });

  it('end after fifteen minutes, and a sweep gives the item back', async () => {
    const [only] = await waiting(1);
    await claimNext(anna);
    expect((await claimNext(boris)).__typename).toBe('DeskEmpty');
    app.clock.advance(15 * MINUTE);
    await runJob(app, 'moderation.free-expired-claims');
    const [row] = await app.db.query('SELECT claimed_by FROM desk_item');
    expect(row).toEqual({ claimed_by: null });
    expect((await renew(anna, only)).__typename).toBe('ClaimLost');
    expect((await claimNext(boris)).item?.['id']).toBe(item(only).itemId);
  });

  it('end by the clock even before the sweep', async () => {
    const [only] = await waiting(1);
    await claimNext(anna);
    app.clock.advance(15 * MINUTE);
    expect((await claimNext(boris)).item?.['id']).toBe(item(only).itemId);
    expect(await renew(anna, only)).toEqual(
      expect.objectContaining({ __typename: 'ClaimedByAnother', by: 'Борис' }),
    );
  });

  it('last as long as they are renewed, also past the end of the window', async () => {
    const [only] = await waiting(1);
    app.clock.set('2026-11-17T19:50:00+03:00');
    await claimNext(anna);
    app.clock.advance(14 * MINUTE);
    const renewed = await renew(anna, only);
    expect(renewed.item).toEqual(
      expect.objectContaining({ claimedUntil: new Date('2026-11-17T20:19:00+03:00').toISOString() }),
    );
    expect((await renew(boris, only)).__typename).toBe('ClaimedByAnother');
    app.clock.advance(14 * MINUTE);
    await runJob(app, 'moderation.free-expired-claims');
    expect((await renew(anna, only)).__typename).toBe('ClaimSuccess');
  });

  it('are taken over by supervisors alone, and it is kept who took what from whom', async () => {
    const [only, free] = await waiting(2);
    await claim(anna, only);
    expect((await takeOver(boris, only)).__typename).toBe('NotPermitted');
    expect((await takeOver(supervisor, free)).__typename).toBe('NotHeld');
    expect((await takeOver(supervisor, '11111111-1111-7111-8111-111111111111')).__typename).toBe('NotFound');
    const taken = await takeOver(supervisor, only);
    expect(taken.item).toEqual(expect.objectContaining({ claimedBy: 'Надежда' }));
    expect((await takeOver(supervisor, only)).__typename).toBe('NotHeld');
    expect((await renew(anna, only)).__typename).toBe('ClaimedByAnother');
    const kept = await app.db.query('SELECT from_account_id, by_account_id, taken_at FROM claim_take_over');
    expect(kept).toEqual([
      {
        from_account_id: anna.accountId,
        by_account_id: supervisor.accountId,
        taken_at: new Date(WORKING_TUESDAY),
      },
    ]);
    app.clock.set('2026-11-17T20:00:00+03:00');
    expect((await takeOver(supervisor, only)).__typename).toBe('WindowClosed');
  });
});

describe('what awaits an official answer', () => {
  it('is listed for specialists of the department, what is due first standing first', async () => {
    await waiting(3);
    await waiting(1, { categoryId: payments });
    await app.db.query(
      `UPDATE category SET department = '{"ru": "Отдел платежей", "en": "Payments"}' WHERE slug = 'payments'`,
    );
    await app.db.query(
      `UPDATE thread SET moderation = 'PUBLISHED' WHERE id IN (SELECT thread_id FROM desk_item)`,
    );
    await app.db.query(
      `UPDATE thread SET resolution = 'ANSWERED' WHERE id =
         (SELECT thread_id FROM desk_item ORDER BY due_at, category_id LIMIT 1 OFFSET 3)`,
    );
    const [answered] = await app.db.query<{ slug: string }>(
      `SELECT c.slug FROM thread t JOIN category c ON c.id = t.category_id WHERE t.resolution = 'ANSWERED'`,
    );
    expect(answered).toEqual({ slug: 'documents' });
    const ask = async (person: TestPerson, rest = '') => {
      const { data, errors } = await graphql<{
        awaitingAnswer: { edges: Array<{ node: { promise: { answerDueAt: string } } }> };
      }>(
        app,
        `{ awaitingAnswer(first: 10${rest}) { edges { node { promise { answerDueAt } } } } }`,
        {},
        person,
      );
      return errors ?? data.awaitingAnswer.edges.map(({ node }) => node.promise.answerDueAt.slice(11, 16));
    };
    const own = await app.person('SPECIALIST', { department: 'Отдел платежей' });
    const other = await app.person('SPECIALIST', { department: 'Другой отдел' });
    expect(await ask(own)).toEqual(['10:00']);
    expect(await ask(other)).toEqual(['10:00', '10:00', '10:01']);
    expect(await ask(own, `, categoryId: "${documents}"`)).toEqual(['10:00', '10:01']);
    expect(await ask(anna)).toEqual([expect.objectContaining({ extensions: { code: 'NOT_PERMITTED' } })]);
  });
});
