import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type QueryResultRow } from 'pg';
import { screeningSetting } from '#forum';
import {
  Database,
  PlatformModule,
  StoredSettings,
  createHttpApp,
  migrate,
  openDatabaseServer,
  readSettings,
} from '#platform';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { openMailbox } from './mailbox.js';
import { MovedClock } from './moved-clock.js';
import { WorkerProcess } from './worker-process.js';

const SETTLE_MS = 120_000;
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The product: PostgreSQL, the API in this process, the worker in another, by one clock. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

export async function openStage(begin: number) {
  const folder = await mkdtemp(join(tmpdir(), 'veche-simulation-'));
  // PostgreSQL runs as another user when this is root, and must pass to its data.
  await chmod(folder, 0o755);
  const server = await openDatabaseServer({ dataDir: join(folder, 'database'), settings: FAST });
  const mailbox = await openMailbox();
  const environment = {
    DATABASE_URL: server.url,
    SECRET: 'a secret of the simulation, long enough for a key',
    SMTP_URL: mailbox.url,
    PUBLIC_URL: 'https://veche.example',
    LOG_LEVEL: 'error',
    PORT: '0',
  };
  const settings = readSettings(environment);
  await migrate(settings, MIGRATIONS);
  const pool = new Pool({ connectionString: server.url, max: 3 });
  const query = async <R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> =>
    (await pool.query<R>(sql, values)).rows;
  await query(KEEP_TELLINGS);

  const clock = new MovedClock(begin);
  @Module({ imports: [PlatformModule.forRoot({ settings, clock }), ApiModule] })
  class Root {}
  const app = await createHttpApp(Root, settings);
  await app.listen(0, '127.0.0.1');
  // A few people write very much here; that is not what is looked at.
  const stored = app.get(StoredSettings, { strict: false });
  await app
    .get(Database, { strict: false })
    .transaction((tx) => stored.change(tx, screeningSetting, { floodPosts: null, repeatHours: 0 }));
  const worker = new WorkerProcess(environment);

  /** Waits until everything that follows has followed. */
  const settle = async (): Promise<void> => {
    for (const deadline = Date.now() + SETTLE_MS; ;) {
      const left = await query('SELECT last_error FROM graphile_worker.jobs LIMIT 1');
      if (left.length === 0) return;
      if (Date.now() > deadline) throw new Error(`Jobs are not done: ${JSON.stringify(left)}`);
      await sleep(10);
    }
  };

  return {
    app,
    clock,
    query,
    worker,
    settle,
    url: await app.getUrl(),
    /** The sweeps that the queue starts every minute. */
    sweepMinutely: async (): Promise<void> => {
      await query('SELECT graphile_worker.add_job(task) FROM unnest($1::text[]) AS task', [MINUTELY]);
      await settle();
    },
    close: async (): Promise<void> => {
      await worker.stop();
      await app.close();
      await pool.end();
      await mailbox.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const MINUTELY = ['moderation.announce-opening', 'moderation.free-expired-claims', 'mail.recover'];

/** Every telling that was committed, also of jobs that are done and gone. */
const KEEP_TELLINGS = `
  CREATE TABLE told (event text NOT NULL, thread_id uuid NOT NULL, clock text NOT NULL, due_at timestamptz NOT NULL);
  CREATE FUNCTION keep_told() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO told SELECT NEW.payload->>'event', (p->>'threadId')::uuid, p->>'clock', (p->>'dueAt')::timestamptz
    FROM (SELECT NEW.payload->'payload' AS p) AS envelope
    WHERE NEW.payload->>'event' IN ('promise.warned', 'promise.overdue');
    RETURN NULL;
  END $$;
  CREATE TRIGGER keep_told AFTER INSERT ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION keep_told()`;
