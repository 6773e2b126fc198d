import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, startApp } from './support/app.js';
import { mutate } from './support/graphql.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it.each([
  ['/ask?category=documents', undefined],
  ['/', undefined],
  ['//elsewhere.example/', 'returnTo'],
  ['/\\elsewhere.example', 'returnTo'],
  ['https://elsewhere.example/', 'returnTo'],
  ['/a\u0007b', 'returnTo'],
  [`/${'a'.repeat(500)}`, 'returnTo'],
])('who signs up may come back to %j: a path on the site only', async (returnTo, field) => {
  const input = { email: 'vera@veche.example', password: 'тихая река под горой', displayName: 'Вера' };
  const result = await mutate<{ problems?: Array<{ field: string }> }>(
    app,
    'signUp',
    { ...input, returnTo },
    '',
    null,
  );
  expect(result.problems?.[0]?.field).toBe(field);
});
