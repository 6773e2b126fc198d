import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { graphql, mutate } from './support/graphql.js';
import { type Service, freePort, startStandalone } from './support/services.js';
import { waitUntil } from './support/wait-until.js';
import { Writers, followed, letFlood } from './support/writers.js';

const RESTARTS = 20;
/** How PostgreSQL ends: "fast", "immediate", and as out of memory. */
const SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

let folder: string;
let data: string;
let service: Service;

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

async function databaseUrl(): Promise<string> {
  const path = join(folder, 'database', 'connection.json');
  const { password, port } = JSON.parse(await readFile(path, 'utf8')) as { password: string; port: number };
  return `postgres://veche:${password}@127.0.0.1:${port}/veche`;
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
  await letFlood(await databaseUrl());
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
  expect(await writers.lost(await databaseUrl())).toEqual([]);
  expect(await servers()).toBe(1);
  await followed(await databaseUrl());
}, 300_000);

it('stops while its database is away', async () => {
  process.kill(await serverPid(), 'SIGKILL');
  expect(await service.end('SIGTERM')).toBe(0);
  expect(await servers()).toBe(0);
});
