import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { withClient } from '#platform';
import { veche } from './support/command.js';
import { type TestDatabase, cloneDatabase } from './support/database.js';

/** A server as an operator prepares it: an empty database, an owner, and a role for the application. */
let neighbour: TestDatabase;
let server: Client;
const name = `veche_roles_${randomBytes(4).toString('hex')}`;
const addressOf = (role: string): string => {
  const { hostname, port } = new URL(neighbour.ownerUrl);
  return `postgres://${name}_${role}:${name}@${hostname}:${port}/${name}`;
};

beforeAll(async () => {
  neighbour = await cloneDatabase();
  server = new Client({ connectionString: neighbour.ownerUrl });
  await server.connect();
  for (const role of ['owner', 'app'])
    await server.query(`CREATE ROLE ${name}_${role} LOGIN PASSWORD '${name}'`);
  await server.query(`CREATE DATABASE ${name} OWNER ${name}_owner`);
});
afterAll(async () => {
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  for (const role of ['owner', 'app']) await server.query(`DROP ROLE IF EXISTS ${name}_${role}`);
  await server.end();
  await neighbour.drop();
});

const asBoth = () => ({ DATABASE_URL: addressOf('app'), MIGRATION_DATABASE_URL: addressOf('owner') });

it('the role of the application cannot make the tables, and says who can', async () => {
  const outcome = await veche({ DATABASE_URL: addressOf('app') }, ['migrate']);
  expect(outcome.code).toBe(1);
  expect(outcome.err).toMatch(/^The user "\w+_app" may not create a schema in the database .+\n$/);
});

it('the owner makes the tables, and the application works without being able to change the log', async () => {
  expect(await veche(asBoth(), ['migrate'])).toMatchObject({ code: 0, err: '' });
  const alone = { DATABASE_URL: addressOf('app') };
  expect(await veche(alone, ['staff', 'new@veche.example', 'moderator'])).toMatchObject({ code: 0, err: '' });
  expect(await veche(alone, ['audit', 'verify'])).toMatchObject({ code: 0, err: '' });

  await withClient(addressOf('app'), async (client) => {
    for (const change of ["UPDATE audit_entry SET action = 'x'", 'DELETE FROM audit_entry'])
      await expect(client.query(change)).rejects.toMatchObject({ code: '42501' });
    await client.query(`SELECT graphile_worker.add_job('nothing', '{}')`);
    expect((await client.query('SELECT FROM graphile_worker.jobs')).rowCount).toBe(1);
  });
});

it('a table of a later release is granted by the next migration, and the owner alone is warned of', async () => {
  await withClient(addressOf('owner'), (owner) => owner.query('CREATE TABLE later (id int)'));
  await veche(asBoth(), ['migrate']);
  const { rows } = await server.query(
    `SELECT has_database_privilege('${name}_app', '${name}', 'CREATE') AS may`,
  );
  expect(rows).toEqual([{ may: false }]);
  await withClient(addressOf('app'), (client) => client.query('INSERT INTO later VALUES (1)'));

  const warned = await veche({ DATABASE_URL: addressOf('owner') }, ['audit', 'verify']);
  expect(warned.code).toBe(0);
  expect(warned.err).toMatch(/^The audit log is not protected from the database role "\w+_owner"/);
});

it('an old schema is told to whoever may not change it', async () => {
  await withClient(addressOf('owner'), (owner) =>
    owner.query(`DELETE FROM migration WHERE name LIKE 'Audit%'`),
  );
  const outcome = await veche({ DATABASE_URL: addressOf('app') }, ['audit', 'verify']);
  expect(outcome.code).toBe(1);
  expect(outcome.err).toMatch(/^The database is older than this release, .+MIGRATION_DATABASE_URL\.\n$/);
});
