import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let app: TestApp;
let citizen: TestPerson;
let moderator: TestPerson;
let specialist: TestPerson;
let categoryId: string;

beforeAll(async () => {
  app = await startApp();
  categoryId = await putCategory(app);
});
afterAll(() => app.close());

const moscow = (date: string, time: string) => new Date(`${date}T${time}+03:00`).toISOString();

/** When the desk was open last, the instant, the next opening if closed, and the promise of one and two working hours. */
const STORIES = [
  [
    'a second before the end of a Friday',
    moscow('2026-11-20', '12:00:00'),
    moscow('2026-11-20', '19:59:59'),
    null,
    moscow('2026-11-23', '08:59:59'),
    moscow('2026-11-23', '09:59:59'),
  ],
  [
    'the end of a Friday',
    moscow('2026-11-20', '12:00:00'),
    moscow('2026-11-20', '20:00:00'),
    moscow('2026-11-23', '08:00:00'),
    moscow('2026-11-23', '09:00:00'),
    moscow('2026-11-23', '10:00:00'),
  ],
  [
    'a Sunday night',
    moscow('2026-11-20', '12:00:00'),
    moscow('2026-11-22', '23:30:00'),
    moscow('2026-11-23', '08:00:00'),
    moscow('2026-11-23', '09:00:00'),
    moscow('2026-11-23', '10:00:00'),
  ],
  [
    'the New Year holidays',
    moscow('2025-12-30', '12:00:00'),
    moscow('2026-01-03', '12:00:00'),
    moscow('2026-01-12', '08:00:00'),
    moscow('2026-01-12', '09:00:00'),
    moscow('2026-01-12', '10:00:00'),
  ],
  [
    'New Year’s Eve, a moved day off',
    moscow('2025-12-30', '12:00:00'),
    moscow('2025-12-31', '10:00:00'),
    moscow('2026-01-12', '08:00:00'),
    moscow('2026-01-12', '09:00:00'),
    moscow('2026-01-12', '10:00:00'),
  ],
  [
    'a working Saturday',
    moscow('2027-02-20', '12:00:00'),
    moscow('2027-02-20', '15:00:00'),
    null,
    moscow('2027-02-20', '16:00:00'),
    moscow('2027-02-20', '17:00:00'),
  ],
  [
    'an ordinary Saturday',
    moscow('2027-02-26', '12:00:00'),
    moscow('2027-02-27', '15:00:00'),
    moscow('2027-03-01', '08:00:00'),
    moscow('2027-03-01', '09:00:00'),
    moscow('2027-03-01', '10:00:00'),
  ],
  [
    'the first second of a Monday',
    moscow('2026-11-20', '12:00:00'),
    moscow('2026-11-23', '08:00:00'),
    null,
    moscow('2026-11-23', '09:00:00'),
    moscow('2026-11-23', '10:00:00'),
  ],
] as const;

describe.each(STORIES)('at %s', (_name, lastOpen, now, opensAt, decisionDueAt, answerDueAt) => {
  beforeAll(async () => {
    app.clock.set(now);
    [citizen, moderator, specialist] = await Promise.all([
      app.person('CITIZEN'),
      app.person('MODERATOR'),
      app.person('SPECIALIST'),
    ]);
  });

  it('a question is taken and promised in working time', async () => {
    app.clock.set(now);
    const { thread } = await askedQuestion(app, citizen, categoryId);
    expect(thread.promise).toEqual({ decisionDueAt, answerDueAt });
  });

  it(opensAt ? 'the desk refuses and names the opening' : 'the desk works', async () => {
    app.clock.set(now);
    await app.settle();
    const claim = await graphql<{
      claimNext: Record<string, unknown> & { item?: { id: string; version: number } };
    }>(
      app,
      `
        mutation {
          claimNext {
            __typename
            ... on WindowClosed {
              opensAt
            }
            ... on ClaimSuccess {
              item {
                id
                version
              }
            }
          }
        }
      `,
      {},
      moderator,
    );
    if (opensAt) expect(claim.data.claimNext).toEqual({ __typename: 'WindowClosed', opensAt });
    else expect(claim.data.claimNext['__typename']).toBe('ClaimSuccess');
  });

  it(
    opensAt ? 'an official answer is refused and nothing is kept' : 'an official answer is published',
    async () => {
      const threadId = await publishedThread(lastOpen);
      app.clock.set(now);
      const body = 'Ответ специалиста, достаточно длинный.';
      const answer = await mutate(
        app,
        'postOfficialAnswer',
        { threadId, body },
        '... on WindowClosed { opensAt }',
        specialist,
      );
      const kept = await app.db.query(
        "SELECT 1 FROM post WHERE kind = 'OFFICIAL_ANSWER' AND created_at = $1",
        [now],
      );
      if (opensAt) {
        expect(answer).toEqual(expect.objectContaining({ __typename: 'WindowClosed', opensAt }));
        expect(kept).toEqual([]);
      } else {
        expect(answer.__typename).toBe('PostOfficialAnswerSuccess');
        expect(kept).toHaveLength(1);
      }
    },
  );
});

/** A thread let in when the desk was open last, whatever the clock shows before and after. */
async function publishedThread(lastOpen: string): Promise<string> {
  app.clock.set(lastOpen);
  const { thread } = await askedQuestion(app, citizen, categoryId);
  await app.settle();
  const desk = await graphql<{
    desk: { edges: Array<{ node: { id: string; version: number; threadId: string } }> };
  }>(app, '{ desk(last: 50) { edges { node { id version threadId } } } }', {}, moderator);
  const item = desk.data.desk.edges.map(({ node }) => node).find(({ threadId }) => threadId === thread.id);
  if (!item) throw new Error('The question is not on the desk');
  const decided = await mutate(app, 'publishItem', { itemId: item.id, version: item.version }, '', moderator);
  expect(decided.__typename).toBe('DecisionSuccess');
  return thread.id;
}
