import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type QueryResultRow } from 'pg';
import { withClient } from '#platform';

/** A database of one test file's own, cloned from the migrated template. */
export interface TestDatabase {
  /** As the application's role, the one the product works as. */
  readonly url: string;
  readonly ownerUrl: string;
  /** As the owner, who may do everything. */
  query<R extends QueryResultRow>(sql: string, parameters?: unknown[]): Promise<R[]>;
  drop(): Promise<void>;
}

export async function cloneDatabase(): Promise<TestDatabase> {
  const server = process.env['VECHE_TEST_SERVER'];
  const template = process.env['VECHE_TEST_TEMPLATE'];
  if (!server || !template) throw new Error('The run has no PostgreSQL: see test/support/global-setup.js');
  const name = `veche_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)}`);
  const addressOf = (base: string): string => Object.assign(new URL(base), { pathname: `/${name}` }).href;
  const drop = () => dropDatabase(server, name);
  return openDatabase(addressOf(server), drop, addressOf(template));
}

/**
 * @param drop what is left to do when the test has ended and its connections are closed.
 * @param url as the application's role.
 */
export function openDatabase(ownerUrl: string, drop: () => Promise<void>, url = ownerUrl): TestDatabase {
  const pool = new Pool({ connectionString: ownerUrl, max: 3 });
  // Idle connections may be cut by a test that stops its server.
  pool.on('error', () => undefined);
  return {
    url,
    ownerUrl,
    query: async (sql, parameters) => (await pool.query(sql, parameters)).rows,
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
}

/** A connection that is still closing may take a moment to go; cut, it would fail in whoever holds it. */
async function dropDatabase(server: string, name: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await onServer(server, `DROP DATABASE ${name}`);
    } catch {
      await sleep(100);
    }
  }
  await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function onServer(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}
