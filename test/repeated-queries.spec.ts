import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, startApp } from './support/app.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';

/** A query asked often is run by a compiled form of itself: its answers must stay the same to the letter. */
const QUERIES: Array<[string, string, Record<string, unknown>]> = [
  [
    'dates, enums, objects and lists',
    `query Mine { myThreads(first: 5) { edges { cursor node { id number reference title moderation resolution submittedAt
       publishedAt lastActivityAt promise { decisionDueAt answerDueAt } category { id title threadCount }
       posts { edges { node { id kind position html createdAt publishedAt } } pageInfo { hasNextPage endCursor } } } }
       pageInfo { hasNextPage hasPreviousPage startCursor } } }`,
    {},
  ],
  [
    'an interface, fragments, aliases and directives',
    `query Any($id: ID!, $no: Boolean!) { one: node(id: $id) { __typename id ...on Category { slug description @include(if: $no) } }
       other: categories { ...Names } } fragment Names on Category { title department @skip(if: $no) }`,
    { no: false },
  ],
  ['what is not there', 'query Nothing { thread(number: 999999) { title posts { edges { cursor } } } }', {}],
  ['a page that cannot be', 'query Bad { latestThreads(first: 500) { edges { cursor } } }', {}],
  ['a bad id beside a good field', 'query Half { node(id: "nonsense") { id } categories { slug } }', {}],
];

let app: TestApp;
let categoryId: string;
beforeAll(async () => {
  app = await startApp({ environment: { CACHE_MB: '0' } });
  categoryId = await putCategory(app);
});
afterAll(() => app.close());

it.each(QUERIES)('%s: the tenth answer is the first', async (_name, query, variables) => {
  const citizen = await app.person('CITIZEN');
  await askedQuestion(app, citizen, categoryId);
  const ask = () => graphql<unknown>(app, query, { id: categoryId, ...variables }, citizen);
  const first = await ask();
  expect(first.data ?? first.errors).toBeTruthy();
  for (let i = 0; i < 9; i += 1) expect(await ask()).toEqual(first);
});
