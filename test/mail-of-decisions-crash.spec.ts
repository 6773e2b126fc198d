import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Schedules } from '#directory';
import { AnnounceDecisions } from '#moderation';
import { Database, JobRunner } from '#platform';
import type { TestPerson } from './support/app.js';
import { decide, waitingQuestion } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { mutate } from './support/graphql.js';
import { waitUntil } from './support/wait-until.js';

const WORKER = fileURLToPath(new URL('../dist/apps/worker/src/main.js', import.meta.url));
const MADE = 30;
const UNDONE = 5;
const STANDING = MADE - UNDONE;

let desk: DeskWithMail;
const workers = new Set<ChildProcess>();

/** Workers go by the real clock: the decisions were made ten minutes ago, and a few were undone at once. */
beforeAll(async () => {
  desk = await DeskWithMail.open();
  const allDay: [string, string][] = [['00:00', '24:00']];
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => allDay) as Week;
  const weekly = { mon, tue, wed, thu, fri, sat, sun };
  const definition = { timeZone: 'Europe/Moscow', weekly, calendar: null, onHoliday: allDay };
  await desk.app.get(Database).transaction((tx) => desk.app.get(Schedules).changeModeration(tx, definition));
  desk.app.clock.set(new Date(Date.now() - 10 * 60_000));
  await desk.app.get(JobRunner).onApplicationShutdown();
}, 60_000);
afterAll(async () => {
  await stopWorkers();
  await desk.close();
});

type Hours = [string, string][];
type Week = [Hours, Hours, Hours, Hours, Hours, Hours, Hours];

/** @returns whose questions were published, and of the last of them the thread. */
async function decided(): Promise<{ asker: TestPerson; lastId: string }> {
  const { app, moderator } = desk;
  await app.get(JobRunner).start();
  const asker = await app.person('CITIZEN');
  let lastId = '';
  for (let made = 0; made < MADE; made++) {
    const on = await waitingQuestion(app, asker, desk.categoryId);
    const input = { itemId: on.itemId, version: await on.version() };
    const { decision } = await decide(app, 'publishItem', input, moderator);
    if (!decision) throw new Error('Not decided');
    lastId = on.threadId;
    if (made < UNDONE) await mutate(app, 'undoDecision', { decisionId: decision.id }, '', moderator);
  }
  await app.settle();
  await app.get(JobRunner).onApplicationShutdown();
  return { asker, lastId };
}

it('a worker killed between the sweep and the mail loses no mail and doubles none', async () => {
  const { asker, lastId } = await decided();
  const holder = new Client({ connectionString: desk.app.db.url });
  await holder.connect();
  try {
    // The mail about this one cannot be written until its thread is free.
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM thread WHERE id = $1 FOR UPDATE', [lastId]);
    startWorker();
    await waitUntil(async () => (await announced()) === STANDING);
    await waitUntil(async () => (await mailsTo(asker)) > 0);
    await stopWorkers();
    expect(await mailsTo(asker)).toBeLessThan(STANDING);
  } finally {
    await holder.end();
  }
  // The lease of a mail that was being delivered lasts for minutes.
  await desk.app.db.query('UPDATE mail SET leased_until = now() WHERE leased_until IS NOT NULL');
  // Two at once go on from there.
  startWorker();
  startWorker();
  await waitUntil(async () => (await mailsTo(asker, 'AND sent_at IS NOT NULL')) === STANDING, 150_000);
  const messages = desk.server.received.map(({ messageId }) => messageId);
  expect(new Set(messages).size).toBe(STANDING);
}, 240_000);

it('many sweeps at once announce each decision once', async () => {
  await stopWorkers();
  await decided();
  desk.app.clock.set(new Date());
  await Promise.all(Array.from({ length: 8 }, () => desk.app.get(AnnounceDecisions).handle()));
  await desk.app.get(AnnounceDecisions).handle();
  const told = await desk.app.db.query(
    `SELECT payload -> 'payload' ->> 'decisionId' AS id FROM graphile_worker._private_jobs
     WHERE payload ->> 'event' = 'post.decision-announced'`,
  );
  expect(told).toHaveLength(STANDING);
  expect(new Set(told.map(({ id }) => id)).size).toBe(STANDING);
}, 120_000);

async function announced(): Promise<number> {
  const rows = await desk.app.db.query('SELECT 1 FROM decision WHERE announced_at IS NOT NULL');
  return rows.length;
}

async function mailsTo(person: TestPerson, more = ''): Promise<number> {
  const rows = await desk.app.db.query(
    `SELECT 1 FROM mail WHERE to_address = $1 AND key LIKE 'decision:%' ${more}`,
    [person.email],
  );
  return rows.length;
}

function startWorker(): void {
  const { db, settings } = desk.app;
  const environment = {
    DATABASE_URL: db.url,
    SECRET: settings.secret ?? '',
    SMTP_URL: desk.server.url,
    PUBLIC_URL: 'https://veche.example',
  };
  const worker = spawn(process.execPath, [WORKER], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'fatal', ...environment },
    stdio: 'ignore',
  });
  workers.add(worker);
}

async function stopWorkers(): Promise<void> {
  for (const worker of workers) {
    workers.delete(worker);
    if (worker.exitCode !== null || worker.signalCode !== null) continue;
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
}
