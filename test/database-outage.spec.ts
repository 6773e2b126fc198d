import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type DatabaseServer, migrate, openDatabaseServer } from '#platform';
import { MIGRATIONS } from '../migrations/index.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { openDatabase } from './support/database.js';
import { QUESTION, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { waitUntil } from './support/wait-until.js';

let folder: string;
let server: DatabaseServer;
let app: TestApp;
let citizen: TestPerson;
let categoryId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-outage-'));
  server = await openDatabaseServer({ dataDir: folder });
  await migrate({ databaseUrl: server.applicationUrl, migrationDatabaseUrl: server.url }, MIGRATIONS);
  app = await startApp({ database: openDatabase(server.url, async () => undefined, server.applicationUrl) });
  citizen = await app.person('CITIZEN');
  categoryId = await putCategory(app);
});

afterAll(async () => {
  await app?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a database that stops in the middle of a mutation leaves nothing half done and loses nothing', async () => {
  const question = { categoryId, ...QUESTION, idempotencyKey: 'outage' };
  const ask = () =>
    graphql<{ askQuestion: { __typename: string } }>(
      app,
      'mutation($input: AskQuestionInput!) { askQuestion(input: $input) { __typename } }',
      { input: question },
      citizen,
    );

  // Somebody holds the table, so that the mutation stands in the middle of its transaction.
  const blocker = new Client({ connectionString: server.url });
  blocker.on('error', () => undefined);
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE thread_details');
  const sent = ask();
  await waitUntil(async () => (await app.db.query('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0);
  await server.stop();

  const answer = await sent;
  expect(answer.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
  expect(answer.errors?.[0]?.message).toMatch(/временно недоступен/);
  expect(answer.status).toBe(503);
  for (const person of [null, citizen]) {
    const meanwhile = await graphql(app, '{ categories { id } }', {}, person);
    expect(meanwhile.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
    expect(meanwhile.status).toBe(503);
  }
  const ready = await fetch(`${app.url}/health/ready`);
  expect({ status: ready.status, after: ready.headers.get('retry-after') }).toEqual({
    status: 503,
    after: '5',
  });

  server = await openDatabaseServer({ dataDir: folder });
  await waitUntil(async () => (await app.db.query('SELECT 1')).length > 0);
  expect(await app.db.query('SELECT id FROM thread')).toEqual([]);
  expect(await app.db.query('SELECT key FROM idempotency_key')).toEqual([]);

  const again = await waitUntil(async () => {
    const retried = await ask();
    return retried.errors ? null : retried;
  });
  expect(again.data.askQuestion.__typename).toBe('AskQuestionSuccess');
  expect(await app.db.query('SELECT id FROM thread')).toHaveLength(1);

  // What follows from it follows too: the worker found its way back to the database.
  await waitUntil(async () => (await app.db.query('SELECT 1 FROM desk_item')).length > 0);
  const moderator = await app.person('MODERATOR');
  const withdrawn = await mutate(
    app,
    'rejectItem',
    { itemId: 'x', version: 1, reasonCode: 'SPAM' },
    '',
    moderator,
  );
  expect(withdrawn.__typename).toBe('NotFound');
});
