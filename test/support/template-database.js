import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate, openDatabaseServer } from '#platform';
import { MIGRATIONS } from '../../dist/migrations/index.js';

/**
 * A real PostgreSQL with a migrated template, for as long as standard input stays open. A process of its own:
 * the built product must not be loaded beside its sources. Prints `{ server, template }` when ready.
 */
const given = process.env.VECHE_TEST_DATABASE_URL;
const folder = given ? null : await mkdtemp(join(tmpdir(), 'veche-test-'));
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const server = folder && (await openDatabaseServer({ dataDir: folder, settings }));
const url = new URL(given ?? server.url);
const template = `veche_template_${process.pid}`;

const role = `veche_test_${process.pid}`;
const password = randomBytes(12).toString('hex');

await onServer(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
await onServer(`CREATE DATABASE ${template}`);
const templateUrl = new URL(url);
templateUrl.pathname = `/${template}`;
const applicationUrl = new URL(templateUrl);
Object.assign(applicationUrl, { username: role, password });
await migrate({ databaseUrl: applicationUrl.href, migrationDatabaseUrl: templateUrl.href }, MIGRATIONS);
console.log(JSON.stringify({ server: url.href, template: applicationUrl.href }));

process.stdin.resume();
process.on('SIGINT', () => undefined);
process.stdin.on('end', () => void close());

async function close() {
  await onServer(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await onServer(`DROP ROLE IF EXISTS ${role}`);
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

async function onServer(sql) {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
