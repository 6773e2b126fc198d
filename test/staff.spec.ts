import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type TestApp, startApp } from './support/app.js';
import { graphql, mutate } from './support/graphql.js';

const run = promisify(execFile);
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const veche = (...args: string[]) =>
  run(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    env: { ...process.env, DATABASE_URL: app.db.url },
  });

const roleOf = async (email: string, password: string) => {
  const fields = '... on SignedIn { secret }';
  const { secret } = await mutate<{ secret: string }>(app, 'signIn', { email, password }, fields);
  const answer = await graphql<{ viewer: { role: string } }>(app, '{ viewer { role } }', {}, { secret });
  return answer.data.viewer.role;
};

it('an operator makes a person staff, and a citizen again', async () => {
  const { stdout } = await veche('staff', 'new@veche.example', 'moderator', '--name', 'Новый модератор');
  const password = /password (\S+)/.exec(stdout)?.[1] ?? '';
  expect(await roleOf('new@veche.example', password)).toBe('MODERATOR');

  expect((await veche('staff', 'new@veche.example', 'citizen')).stdout).toBe(
    'new@veche.example is CITIZEN now.\n',
  );
  expect(await roleOf('new@veche.example', password)).toBe('CITIZEN');
});

it('a role that is none is told in one sentence', async () => {
  await expect(veche('staff', 'new@veche.example', 'tsar')).rejects.toMatchObject({
    code: 1,
    stderr: 'There is no role tsar; one of citizen, specialist, moderator, supervisor, administrator.\n',
  });
});
