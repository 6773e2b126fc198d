import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestPerson } from './support/app.js';
import { QUESTION } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { Promises, iso } from './support/promises.js';

const numbers = (edges: unknown): number[] =>
  (edges as Array<{ node: { number: number } }>).map(({ node }) => node.number);

let story: Promises;
beforeAll(async () => {
  story = await Promises.open();
});
beforeEach(() => story.begin());
afterAll(() => story.desk.close());

describe('kinds', () => {
  it('have terms of their own, in working days where they are long', async () => {
    for (const [kind, answer] of [
      ['QUESTION', '2026-11-20T17:00:00'],
      ['COMPLAINT', '2026-11-27T20:00:00'],
      ['SUGGESTION', '2026-12-04T20:00:00'],
    ] as const) {
      const { promise } = await story.asked('2026-11-20T15:00:00', { kind });
      expect(promise).toEqual({ decisionDueAt: iso('2026-11-20T16:00:00'), answerDueAt: iso(answer) });
    }
  });

  it('that are private are not asked in public', async () => {
    const { app, categoryId } = story.desk;
    const question = { categoryId, ...QUESTION, kind: 'PRIVATE_QUESTION' };
    const refused = await mutate(app, 'askQuestion', question, '', story.asker);
    expect(refused).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'kind', code: 'kind_UNKNOWN' }],
    });
  });
});

it('staff see what promises are in danger, the earliest first', async () => {
  const threads = [await story.asked('2026-11-17T10:10:00'), await story.asked('2026-11-17T10:00:00')];
  await story.asked('2026-11-17T10:40:00');
  await story.sweep('2026-11-17T10:58:00');
  const page = async (args: string, person: TestPerson | null = story.desk.specialist) => {
    const { data, errors } = await graphql<{
      warnedThreads: { edges: Array<{ cursor: string; node: { number: number } }> };
    }>(story.desk.app, `{ warnedThreads(${args}) { edges { cursor node { number } } } }`, {}, person);
    return data ? data.warnedThreads.edges : (errors ?? []).map(({ extensions }) => extensions?.code);
  };
  const [later, earlier] = threads.map(({ number }) => number);
  expect(numbers(await page('clock: DECISION'))).toEqual([earlier, later]);
  const [first] = (await page('clock: DECISION, first: 1')) as Array<{ cursor: string }>;
  expect(numbers(await page(`clock: DECISION, first: 1, after: "${first?.cursor}"`))).toEqual([later]);
  expect(numbers(await page(`clock: DECISION, last: 1`))).toEqual([later]);
  expect(await page('clock: ANSWER')).toEqual([]);
  expect(await page('clock: DECISION', story.asker)).toEqual(['NOT_PERMITTED']);
});

it('clocks are shown to the asker and staff only', async () => {
  const thread = await story.asked('2026-11-17T10:00:00');
  await story.desk.decide('publishItem', {});
  expect(await story.clocksOf(thread, story.desk.moderator)).toHaveLength(2);
  expect(await story.clocksOf(thread, story.desk.trusted)).toBeNull();
  expect(await story.clocksOf(thread, null)).toBeNull();
});
