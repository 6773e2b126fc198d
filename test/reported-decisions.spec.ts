import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Directory } from '#directory';
import { Database, keyOf, toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { type OnDesk, onDuty, waitingQuestion } from './support/decisions.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let app: TestApp;
let supervisor: TestPerson;
let specialist: TestPerson;
let categoryId: string;
let channelId: string;

beforeAll(async () => {
  app = await startApp();
  supervisor = await app.person('SUPERVISOR');
  categoryId = await putCategory(app);
  specialist = await onDuty(app, supervisor, categoryId);
  const schedule = {
    timeZone: 'Europe/Moscow',
    weekly: { mon: [['09:00', '18:00'] as [string, string]] },
    calendar: 'RU',
  };
  const name = { ru: 'Линия поддержки', en: 'Support line' };
  const line = { key: 'line', kind: 'PHONE' as const, name, value: '8 800 000-00-01', schedule };
  channelId = await app
    .get(Database)
    .transaction(async (tx) => toGlobalId('ContactChannel', await app.get(Directory).putChannel(tx, line)));
});
afterAll(() => app.close());

const reason = 'Так будет понятнее всем';
const asked = async () => waitingQuestion(app, await app.person('CITIZEN'), categoryId);
type Decide = (person: TestPerson, item: OnDesk) => Promise<{ readonly __typename: string }>;
const byDecision =
  (mutation: string, more: object = {}): Decide =>
  async (person, { itemId, version }) =>
    mutate(app, mutation, { itemId, version: await version(), ...more }, '', person);
const published = async (item: OnDesk) => {
  await byDecision('publishItem')(supervisor, item);
  await app.settle();
};
const redirected =
  (mutation: string, more: () => object): Decide =>
  async (person, { thread, version }) =>
    mutate(app, mutation, { threadId: thread.id, version: await version(), reason, ...more() }, '', person);

/** Every decision that a person can make: a kind that is not here fails. */
const DECISIONS: Readonly<Record<string, ReadonlyArray<Decide>>> = {
  PUBLISHED: [byDecision('publishItem')],
  RETURNED: [byDecision('returnItem', { reason })],
  REJECTED: [byDecision('rejectItem', { reasonCode: 'SPAM' })],
  ASKED: [byDecision('askForDetails', { reason })],
  ESCALATED: [byDecision('escalateItem', { reason })],
  MERGED: [
    async (person, item) => {
      const other = await asked();
      await published(other);
      return byDecision('mergeItem', { intoThreadId: other.thread.id })(person, item);
    },
  ],
  HIDDEN: [
    async (person, item) => {
      await published(item);
      return byDecision('hideItem', { reason })(person, item);
    },
  ],
  LOCKED: [
    async (person, item) => {
      await published(item);
      return byDecision('lockItem', { reason })(person, item);
    },
  ],
  CONFIRMED: [
    async (person, item) => {
      await published(item);
      const body = 'Паспорт обновится в профиле за сутки.';
      await mutate(app, 'postOfficialAnswer', { threadId: item.thread.id, body }, '', specialist);
      await app.settle();
      const [post] = await app.db.query<{ id: string; version: number }>(
        "SELECT id, version FROM post WHERE thread_id = $1 AND kind = 'OFFICIAL_ANSWER'",
        [item.threadId],
      );
      const mark = { postId: toGlobalId('Post', post?.id ?? ''), note: 'Закон изменился' };
      await mutate(app, 'markForReview', mark, '', specialist);
      await app.settle();
      const [waiting] = await app.db.query<{ id: string }>(
        "SELECT id FROM desk_item WHERE thread_id = $1 AND kind = 'EXPIRED_ANSWER'",
        [item.threadId],
      );
      const itemId = toGlobalId('DeskItem', waiting?.id ?? '');
      return mutate(app, 'confirmAnswer', { itemId, version: post?.version }, '', person);
    },
  ],
  REDIRECTED: [
    redirected('redirectToTicket', () => ({})),
    redirected('redirectToPhone', () => ({ channelId })),
    async (person, item) => {
      await published(item);
      return redirected('redirectToTicket', () => ({}))(person, item);
    },
  ],
};

describe('the report of decisions', () => {
  it('knows every kind of the schema', async () => {
    const { data } = await graphql<{ type: { enumValues: Array<{ name: string }> } }>(
      app,
      '{ type: __type(name: "DecisionKind") { enumValues { name } } }',
    );
    const kinds = data.type.enumValues.map(({ name }) => name);
    expect(Object.keys(DECISIONS).toSorted()).toEqual(kinds.toSorted());
  });

  it.each(Object.keys(DECISIONS))('counts %s, by who decided and in the category', async (kind) => {
    app.clock.set(WORKING_TUESDAY);
    const moderator = await app.person('MODERATOR');
    const ways = DECISIONS[kind] ?? [];
    for (const way of ways)
      expect(await way(moderator, await asked())).toMatchObject({
        __typename: expect.stringMatching(/Success$/),
      });
    const { data } = await graphql<{
      deskReport: { decisions: Array<{ personId: string; kind: string; count: number }> };
    }>(
      app,
      `
        query ($from: DateTime!, $to: DateTime!, $category: ID) {
          deskReport(from: $from, to: $to, categoryId: $category) {
            decisions {
              personId
              kind
              count
            }
          }
        }
      `,
      { from: '2026-11-17T00:00:00+03:00', to: '2026-11-18T00:00:00+03:00', category: categoryId },
      supervisor,
    );
    const own = data.deskReport.decisions.filter(
      ({ personId }) => keyOf('Person', personId) === moderator.accountId,
    );
    expect(own.map(({ kind: counted, count }) => [counted, count])).toEqual([[kind, ways.length]]);
  });
});
