import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type TestApp, startApp } from './support/app.js';
import { graphql } from './support/graphql.js';

const logged: unknown[] = [];
const silent = () => undefined;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  app.nest.useLogger({ log: silent, warn: silent, error: (message: unknown) => void logged.push(message) });
});
beforeEach(() => void logged.splice(0));
afterAll(() => app.close());

it.each([
  ['an unknown field', '{ categories { colour } }', {}],
  ['what is no GraphQL', '{ categories {', {}],
  ['to need an account for it', '{ auditLog(first: 1) { edges { cursor } } }', {}],
  ['a wrong variable', 'query ($number: Int!) { thread(number: $number) { id } }', { number: 'seven' }],
])('%s is no entry of the log', async (_name, query, variables) => {
  const answer = await graphql(app, query, variables);
  expect(answer.errors).toHaveLength(1);
  expect(logged).toEqual([]);
});

it('a bug is one, and the client is told nothing of it', async () => {
  await app.db.query('ALTER TABLE category RENAME TO category_away');
  const answer = await graphql(app, 'query Themes { categories { id } }');
  await app.db.query('ALTER TABLE category_away RENAME TO category');
  expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_ERROR' } }]);
  expect(logged).toEqual([expect.stringMatching(/^Themes: .*category/)]);
});

it('a bug that a repeated query meets is one, too, and the client is told nothing of it', async () => {
  const person = await app.person('CITIZEN');
  const themes = () => graphql(app, 'query Repeated { categories { id title } }', {}, person);
  for (let i = 0; i < 5; i += 1) await themes();
  await app.db.query('ALTER TABLE category RENAME TO category_away');
  const answer = await themes();
  await app.db.query('ALTER TABLE category_away RENAME TO category');
  expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_ERROR' } }]);
  expect(JSON.stringify(answer)).not.toContain('category_away');
  expect(logged).toEqual([expect.stringMatching(/^Repeated: .*category/)]);
});

it('what is no GraphQL at all is told as before', async () => {
  const answer = await fetch(`${app.url}/nowhere`);
  expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ statusCode: 404 })]);
});
