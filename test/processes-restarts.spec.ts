import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DatabaseServer, migrate, openDatabaseServer } from '#platform';
import { MIGRATIONS } from '../migrations/index.js';
import { openDatabase } from './support/database.js';
import { startApp } from './support/app.js';
import { putCategory } from './support/forum.js';
import { type Service, freePort, startApi, startSite, startWorker } from './support/services.js';
import { waitUntil } from './support/wait-until.js';
import { Writers, followed } from './support/writers.js';

/** How the database ends, and for how long it stays away. */
const ENDS = [
  ['SIGINT', 0],
  ['SIGQUIT', 0],
  ['SIGKILL', Number(process.env['VECHE_ABSENCE_SECONDS'] ?? 3)],
] as const;

let folder: string;
let server: DatabaseServer;
let services: { api: Service; site: Service; worker: Service };
let writers: Writers;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-processes-'));
  await chmod(folder, 0o755);
  server = await openDatabaseServer({ dataDir: folder });
  await migrate({ databaseUrl: server.applicationUrl, migrationDatabaseUrl: server.url }, MIGRATIONS);
  const database = openDatabase(server.url, async () => undefined, server.applicationUrl);
  const app = await startApp({ database });
  const { secret } = await app.person('CITIZEN');
  const categoryId = await putCategory(app);
  await app.close();
  const environment = {
    DATABASE_URL: server.applicationUrl,
    MIGRATION_DATABASE_URL: server.url,
    SECRET: 'a secret of the tests, long enough for a key',
    PUBLIC_URL: 'http://localhost',
  };
  const withPort = async () => ({ ...environment, PORT: String(await freePort()) });
  services = {
    worker: await startWorker(environment),
    api: await startApi(await withPort()),
    site: await startSite(await withPort()),
  };
  writers = new Writers({ api: services.api.url, site: services.site.url }, secret, categoryId);
}, 120_000);

afterAll(async () => {
  await writers?.stop();
  for (const service of Object.values(services ?? {})) await service.end('SIGTERM');
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

it.each(ENDS)(
  'API, site and worker outlive a database ended by %s and away for %d s',
  async (signal, seconds) => {
    const pid = Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, signal);
    await waitUntil(async () => !server.isRunning());
    await sleep(seconds * 1_000);
    const unavailable = writers.unavailable;
    server = await openDatabaseServer({ dataDir: folder, port: Number(new URL(server.url).port) });
    await writers.goOn();
    if (seconds > 0) expect(unavailable).toBeGreaterThan(0);
    expect([...writers.faults]).toEqual([]);
    for (const service of Object.values(services)) expect(service.exitCode).toBeNull();
  },
  150_000,
);

it('nothing that was acknowledged is lost, nor what follows from it', async () => {
  await writers.stop();
  expect(await writers.lost(server.url)).toEqual([]);
  await followed(server.url);
}, 150_000);
