import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '#platform';
import { graphql, mutate } from './support/graphql.js';
import { type Standalone, freePort, startStandalone } from './support/standalone.js';
import { waitUntil } from './support/wait-until.js';
import { Writers } from './support/writers.js';

const RESTARTS = 20;
/** How PostgreSQL ends: "fast", "immediate", and as out of memory. */
const SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

let folder: string;
let data: string;
let service: Standalone;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-restarts-'));
  await chmod(folder, 0o755);
  data = join(folder, 'database', 'data');
  service = await startStandalone({
    VECHE_DATA_DIR: folder,
    PORT: String(await freePort()),
    MAIL_FROM: 'Veche <veche@veche.example>',
  });
});
afterAll(async () => {
  await service?.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const serverPid = async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
const isReady = async () => (await fetch(`${service.url}/health/ready`)).status === 200;

/** Ends the server's first process, and waits until the service has another one. */
async function endServer(signal: NodeJS.Signals): Promise<void> {
  const pid = await serverPid();
  process.kill(pid, signal);
  await waitUntil(async () => (await serverPid()) !== pid && (await isReady()), 30_000);
}

async function query<R extends object>(sql: string): Promise<R[]> {
  const path = join(folder, 'database', 'connection.json');
  const { password, port } = JSON.parse(await readFile(path, 'utf8')) as { password: string; port: number };
  const url = `postgres://veche:${password}@127.0.0.1:${port}/veche`;
  return withClient(url, async (client) => (await client.query<R>(sql)).rows);
}

/** First processes of PostgreSQL that work in the folder. */
async function servers(): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(`-D\0${data}\0`)).length;
}

it(`outlives ${RESTARTS} ends of its database while people write, and loses nothing`, async () => {
  const password = /password (\S+) as/.exec(service.output)?.[1] ?? '';
  const signIn = { email: 'anna@veche.example', password };
  const { secret } = await mutate(service, 'signIn', signIn, '... on SignedIn { secret }');
  const { data: found } = await graphql<{ categories: Array<{ id: string }> }>(
    service,
    '{ categories { id } }',
  );
  await query(
    `INSERT INTO setting (name, value, changed_at) VALUES ('screening', '{"floodPosts":null,"repeatHours":0}', now())`,
  );
  await query(`SELECT pg_notify('veche', '{"topic":"setting.changed","name":"screening"}')`);
  const place = { api: service.url, site: service.url };
  const writers = new Writers(place, String(secret), found.categories[0]?.id ?? '');
  try {
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await endServer(SIGNALS[restart % SIGNALS.length] ?? 'SIGINT');
      await writers.goOn();
      await sleep(Math.random() * 500);
    }
  } finally {
    await writers.stop();
    expect([...writers.faults]).toEqual([]);
  }
  expect(writers.unavailable).toBeGreaterThan(0);
  const kept = new Map(
    (
      await query<{ title: string; times: number }>(
        'SELECT title, count(*)::int AS times FROM thread GROUP BY 1',
      )
    ).map(({ title, times }) => [title, times]),
  );
  expect(writers.acknowledged.filter((title) => kept.get(title) !== 1)).toEqual([]);
  expect(await servers()).toBe(1);
  // What follows from each question follows, too.
  await waitUntil(async () => {
    const [row] = await query<{ missing: number }>(
      `SELECT count(*)::int AS missing FROM thread AS t
       WHERE t.title LIKE 'Вопрос %-% от одного из многих'
         AND NOT EXISTS (SELECT 1 FROM desk_item AS i WHERE i.thread_id = t.id)`,
    );
    return row?.missing === 0;
  }, 120_000);
}, 300_000);

it('stops while its database is away', async () => {
  process.kill(await serverPid(), 'SIGKILL');
  expect(await service.end('SIGTERM')).toBe(0);
  expect(await servers()).toBe(0);
});
