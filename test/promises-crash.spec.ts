import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { ScheduleDefinition } from '#calendar';
import { Schedules } from '#directory';
import { SweepPromises } from '#forum';
import { Database, keyOf } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { putCategory } from './support/forum.js';
import { waitUntil } from './support/wait-until.js';

const WORKER = fileURLToPath(new URL('../dist/apps/worker/src/main.js', import.meta.url));
const THREADS = 500;

const allDay: [string, string][] = [['00:00', '24:00']];
/** The workers go by the real clock, whatever the hour of the test. */
const ROUND_THE_CLOCK: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  calendar: null,
  onHoliday: allDay,
};

let app: TestApp;
let asker: TestPerson;
let categoryId: string;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  app = await startApp({ jobs: false });
  asker = await app.person('CITIZEN');
  await app.person('SUPERVISOR');
  categoryId = keyOf('Category', await putCategory(app)) ?? '';
  await app.get(Database).transaction((tx) => app.get(Schedules).changeModeration(tx, ROUND_THE_CLOCK));
  // Every telling that was committed, also of jobs that are done and gone.
  await app.db.query(`
    CREATE TABLE told (event text NOT NULL, thread_id uuid NOT NULL);
    CREATE FUNCTION keep_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO told SELECT NEW.payload->>'event', (NEW.payload->'payload'->>'threadId')::uuid
      WHERE NEW.payload->>'event' IN ('promise.warned', 'promise.overdue', 'promise.moved');
      RETURN NULL;
    END $$;
    CREATE TRIGGER keep_told AFTER INSERT ON graphile_worker._private_jobs
      FOR EACH ROW EXECUTE FUNCTION keep_told()`);
});
afterAll(async () => {
  await stopWorkers();
  await app.close();
});

/** Questions that were promised a decision within a day, some hours ago. */
async function promised(count: number, hoursAgo: number): Promise<void> {
  await app.db.query('TRUNCATE thread_clock, told');
  await app.db.query(
    `WITH added AS (
       INSERT INTO thread (id, category_id, author_id, author_name, title, slug, excerpt, moderation, resolution,
         submitted_at, last_activity_at)
       SELECT gen_random_uuid(), $2, $3, 'Гость', 'Вопрос ' || n, 'vopros', '', 'PENDING', 'OPEN',
         now() - make_interval(hours => $4), now()
       FROM generate_series(1, $1::int) AS n RETURNING id, submitted_at)
     INSERT INTO thread_clock (thread_id, kind, term_ms, counted_from, left_ms, due_at, warn_at)
     SELECT id, 'DECISION', 86400000, submitted_at, 86400000, submitted_at + interval '24 hours',
       submitted_at + interval '18 hours' FROM added`,
    [count, categoryId, asker.accountId, hoursAgo],
  );
}

interface Counts {
  readonly warned: number;
  readonly overdue: number;
  readonly moved: number;
}

async function counts(): Promise<Counts> {
  const [row] = await app.db.query<Counts>(
    `SELECT count(warned_at)::int AS warned, count(overdue_at)::int AS overdue,
       (count(*) FILTER (WHERE due_at > counted_from + interval '25 hours'))::int AS moved
     FROM thread_clock`,
  );
  return row ?? { warned: 0, overdue: 0, moved: 0 };
}

async function apologies(): Promise<number> {
  const mails = await app.db.query("SELECT 1 FROM mail WHERE key LIKE 'late:%'");
  return mails.length;
}

/** How often each telling was committed: all once. */
async function expectEachToldOnce(...events: string[]): Promise<void> {
  const doubled = await app.db.query('SELECT event, thread_id FROM told GROUP BY 1, 2 HAVING count(*) <> 1');
  expect(doubled).toEqual([]);
  const told = await app.db.query('SELECT event, count(*)::int FROM told GROUP BY 1 ORDER BY 1');
  expect(told).toEqual(events.map((event) => ({ event, count: THREADS })));
}

function startWorker(): ChildProcess {
  const environment = {
    DATABASE_URL: app.db.url,
    SECRET: app.settings.secret ?? '',
    SMTP_URL: 'smtp://127.0.0.1:9',
  };
  const worker = spawn(process.execPath, [WORKER], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'fatal', ...environment },
    stdio: 'ignore',
  });
  workers.add(worker);
  return worker;
}

async function stopWorkers(): Promise<void> {
  for (const worker of workers) {
    workers.delete(worker);
    if (worker.exitCode !== null || worker.signalCode !== null) continue;
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
}

/** `kill -9` when the first marks of a kind are there and the last, whose row is held, cannot be. */
async function killAmid(mark: keyof Counts): Promise<void> {
  const holder = new Client({ connectionString: app.db.url });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(
      `SELECT 1 FROM thread_clock AS c JOIN thread AS t ON t.id = c.thread_id
       ORDER BY c.thread_id DESC LIMIT 1 FOR UPDATE`,
    );
    startWorker();
    await waitUntil(async () => (await counts())[mark] > 0);
    await stopWorkers();
    expect((await counts())[mark]).toBeLessThan(THREADS);
  } finally {
    await holder.end();
  }
}

it('workers killed amid a sweep lose no warning and no apology, and double none', async () => {
  await promised(THREADS, 26);
  await killAmid('warned');
  await killAmid('overdue');
  // Two at once go on from there.
  startWorker();
  startWorker();
  await waitUntil(async () => (await counts()).overdue === THREADS);
  await expectEachToldOnce('promise.overdue', 'promise.warned');
  await waitUntil(async () => (await apologies()) === THREADS);
}, 240_000);

it('many sweeps at once tell each deadline once', async () => {
  await stopWorkers();
  await promised(THREADS, 26);
  app.clock.set(new Date());
  await Promise.all(Array.from({ length: 8 }, () => app.get(SweepPromises).handle()));
  await app.get(SweepPromises).handle();
  await expectEachToldOnce('promise.overdue', 'promise.warned');
});

it('a worker killed while it counts promises anew moves each once all the same', async () => {
  await stopWorkers();
  await promised(THREADS, 1);
  const tomorrow = new Date(Date.now() + 20 * 3_600_000).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Moscow',
  });
  const exceptions = [{ date: tomorrow, intervals: [], reason: 'Учения' }];
  await app
    .get(Database)
    .transaction((tx) => app.get(Schedules).changeModeration(tx, { ...ROUND_THE_CLOCK, exceptions }));
  await killAmid('moved');
  startWorker();
  await waitUntil(async () => (await counts()).moved === THREADS);
  await expectEachToldOnce('promise.moved');
}, 240_000);
