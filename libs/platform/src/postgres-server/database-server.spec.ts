import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { chown, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabaseServer } from './database-server.js';
import { DatabaseServerError } from './database-server-error.js';
import { isUp, passableFolder, query, QUICK, serverPid, sweep } from './spec-support.js';

let folder: string;
let dataDir: string;

const makeFolder = async () => {
  folder = await passableFolder();
  dataDir = join(folder, 'postgres');
};
const removeFolder = () => sweep(dataDir).then(() => rm(folder, { recursive: true }));

describe('a fresh folder', () => {
  beforeEach(makeFolder);
  afterEach(removeFolder);

  it('becomes a UTF-8 database that knows Cyrillic letters and sorts by Russian rules on demand', async () => {
    const said: string[] = [];
    const server = await openDatabaseServer({ dataDir, log: (message) => said.push(message) });

    expect(server.started).toBe('FRESH');
    expect(said.join()).toMatch(/PostgreSQL fresh: .+ port \d+, process \d+/);
    expect(said.join()).not.toContain(new URL(server.url).password);
    const [database] = await query(
      server.url,
      `SELECT current_database() AS name, pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider,
              datlocale AS locale, lower('ЁЖ') AS lower, current_setting('data_checksums') AS checksums
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(database).toEqual({
      name: 'veche',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      lower: 'ёж',
      checksums: 'on',
    });
    await query(server.url, 'CREATE EXTENSION pg_trgm');
    const [similar] = await query(
      server.url,
      `SELECT similarity('кот', 'коты') AS near, similarity('кот', 'пёс') AS far`,
    );
    expect(similar?.['near']).toBeGreaterThan(0.4);
    expect(similar?.['far']).toBe(0);
    const sorted = await query(
      server.url,
      `SELECT word FROM unnest(ARRAY['ель', 'ёж', 'жук', 'ежевика']) AS word ORDER BY word COLLATE "ru-x-icu"`,
    );
    expect(sorted.map(({ word }) => word)).toEqual(['ёж', 'ежевика', 'ель', 'жук']);
    await server.stop();
  });

  it('keeps its password to itself and asks for it, on loopback and its own socket only', async () => {
    const server = await openDatabaseServer({ dataDir, settings: QUICK });
    const url = new URL(server.url);

    expect(url.hostname).toBe('127.0.0.1');
    expect((await stat(join(dataDir, 'connection.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'data'))).mode & 0o777).toBe(0o700);
    expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(server.url, 'SHOW unix_socket_directories')).toEqual([
      { unix_socket_directories: join(dataDir, 'data') },
    ]);
    expect(await query(server.url, 'SELECT inet_client_addr() AS address')).toEqual([{ address: null }]);
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    url.search = '';
    await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
  });
});

describe('a folder with data', () => {
  beforeAll(makeFolder);
  afterEach(() => sweep(dataDir));
  afterAll(removeFolder);

  it('starts again quickly, on the same port, with what was saved', async () => {
    const first = await openDatabaseServer({ dataDir });
    await query(first.url, 'CREATE TABLE note AS SELECT 1 AS n');
    await first.stop();
    expect(await isUp(first.url)).toBe(false);

    const begun = performance.now();
    const second = await openDatabaseServer({ dataDir });
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(second).toMatchObject({ started: 'STARTED', url: first.url });
    expect(await query(second.url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
    await Promise.all([second.stop(), second.stop()]);
    expect(await isUp(second.url)).toBe(false);
  });

  it('of an older release gets the role of the application', async () => {
    const first = await openDatabaseServer({ dataDir, settings: QUICK });
    await first.stop();
    const path = join(dataDir, 'connection.json');
    const { applicationPassword, ...old } = JSON.parse(await readFile(path, 'utf8')) as Record<
      string,
      unknown
    >;
    await writeFile(path, JSON.stringify(old));

    const second = await openDatabaseServer({ dataDir, settings: QUICK });
    expect(second.url).toBe(first.url);
    expect(second.applicationUrl).not.toContain(String(applicationPassword));
    expect(
      await query(second.applicationUrl, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user'),
    ).toEqual([{ rolsuper: false }]);
    await second.stop();
  });

  it('takes the settings given over those for a small desk', async () => {
    const server = await openDatabaseServer({
      dataDir,
      settings: { ...QUICK, shared_preload_libraries: 'pg_stat_statements', max_connections: 30 },
    });
    await query(server.url, 'CREATE EXTENSION pg_stat_statements');
    const names = ['fsync', 'max_connections', 'shared_buffers', 'jit', 'io_method'];
    const values = await Promise.all(
      names.map(async (name) => Object.values((await query(server.url, `SHOW ${name}`))[0] ?? {})[0]),
    );
    expect(values).toEqual(['off', '30', '128MB', 'off', 'sync']);
    await server.stop();
  });

  it('keeps statements and key values out of its log', async () => {
    const server = await openDatabaseServer({ dataDir, settings: QUICK });
    await query(server.url, 'CREATE TABLE person (phone text PRIMARY KEY)');
    await query(server.url, `INSERT INTO person VALUES ('+79161234567')`);
    await expect(query(server.url, `INSERT INTO person VALUES ('+79161234567')`)).rejects.toMatchObject({
      code: '23505',
    });
    await server.stop();
    const log = await readFile(join(dataDir, 'server.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain('79161234567');
  });

  it('starts over a pid file of a dead server and over one that names a stranger or nobody', async () => {
    const first = await openDatabaseServer({ dataDir, settings: QUICK });
    const pid = await serverPid(dataDir);
    const pidFile = join(dataDir, 'data', 'postmaster.pid');
    const { uid, gid } = await stat(pidFile);
    const left = await readFile(pidFile, 'utf8');
    await first.stop();

    for (const number of [pid, process.pid, '']) {
      await writeFile(pidFile, left.replace(/^\d+/, String(number)), { mode: 0o600 });
      await chown(pidFile, uid, gid);
      const again = await openDatabaseServer({ dataDir, settings: QUICK });
      expect(again.started).toBe('STARTED');
      expect(await serverPid(dataDir)).not.toBe(number);
      await again.stop();
    }
  });
});

describe('a server that cannot start', () => {
  beforeAll(async () => {
    await makeFolder();
    await (await openDatabaseServer({ dataDir, settings: QUICK })).stop();
  });
  afterEach(() => sweep(dataDir));
  afterAll(removeFolder);

  it('says which port is busy when one was insisted on, and evades it otherwise', async () => {
    const first = await openDatabaseServer({ dataDir, settings: QUICK });
    const port = Number(new URL(first.url).port);
    await first.stop();
    const other = await listen(port);
    try {
      const error = await refusal({ port });
      expect(error).toMatchObject({
        code: 'PORT_BUSY',
        message: `Port ${port} of the database is taken by another program.`,
      });
      const evading = await openDatabaseServer({ dataDir, settings: QUICK });
      expect(Number(new URL(evading.url).port)).not.toBe(port);
      await evading.stop();
    } finally {
      other.close();
    }
  });

  it('tells data of another version, damaged data and a wrong setting apart', async () => {
    const mark = join(dataDir, 'data', 'PG_VERSION');
    const version = await readFile(mark, 'utf8');
    await writeFile(mark, '15\n');
    expect(await refusal()).toMatchObject({ code: 'VERSION_MISMATCH' });
    await rm(mark);
    expect(await refusal()).toMatchObject({ code: 'CORRUPT_DATA' });
    await writeFile(mark, version, { mode: 0o644 });

    const wrong = await refusal({ settings: { shared_preload_libraries: 'no_such_library' } });
    expect(wrong.code).toBe('START_FAILED');
    expect(wrong.hint).toContain('no_such_library');

    const control = join(dataDir, 'data', 'global', 'pg_control');
    const whole = await readFile(control);
    await damage(control);
    expect(await refusal()).toMatchObject({ code: 'CORRUPT_DATA' });
    await writeFile(control, whole);
  });
});

async function refusal(
  options: { port?: number; settings?: Record<string, string> } = {},
): Promise<DatabaseServerError> {
  const error: unknown = await openDatabaseServer({ dataDir, settings: QUICK, ...options }).catch(
    (e: unknown) => e,
  );
  if (!(error instanceof DatabaseServerError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

/** Breaks the state the control file holds; the version at its head stays right. */
async function damage(control: string): Promise<void> {
  const bytes = await readFile(control);
  bytes.fill(0xff, 16, 200);
  await writeFile(control, bytes);
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
