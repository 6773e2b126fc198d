import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SweepPromises } from '#forum';
import { keyOf, migrate } from '#platform';
import { DataSource } from 'typeorm';
import { Clocks1764000100000 } from '../migrations/1764000100000-clocks.js';
import { type TestApp, startApp } from './support/app.js';
import { putCategory } from './support/forum.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: false });
});
afterAll(() => app.close());

it('threads that were open before there were clocks get them, and others none', async () => {
  const categoryId = keyOf('Category', await putCategory(app));
  const migration = new Clocks1764000100000();
  const source = await new DataSource({ type: 'postgres', url: app.db.ownerUrl }).initialize();
  const query = source.createQueryRunner();
  await migration.down(query);
  await app.db.query(
    `INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
       last_activity_at, decision_due_at, answer_due_at)
     SELECT gen_random_uuid(), $1, 'Гость', moderation || ' ' || resolution, '', '', moderation, resolution,
       '2026-11-17T07:00Z', now(), decision, decision + interval '1 hour'
     FROM (VALUES ('PENDING', 'OPEN', '2026-11-17T08:00Z'::timestamptz), ('PUBLISHED', 'OPEN', '2026-11-17T08:00Z'),
       ('PUBLISHED', 'REDIRECTED', '2026-11-17T08:00Z'), ('RETURNED', 'OPEN', '2026-11-17T08:00Z'),
       ('PUBLISHED', 'ANSWERED', '2026-11-17T08:00Z'), ('REJECTED', 'OPEN', '2026-11-17T08:00Z'),
       ('PUBLISHED', 'OPEN', NULL)) AS v (moderation, resolution, decision)`,
    [categoryId],
  );
  await migration.up(query);
  await query.release();
  await source.destroy();
  // Gives the application its rights on the tables that were made anew.
  await migrate({ databaseUrl: app.db.url, migrationDatabaseUrl: app.db.ownerUrl }, []);

  const clocks = await app.db.query(
    `SELECT t.title, c.kind, c.left_ms::int / 60000 AS minutes, to_char(c.due_at AT TIME ZONE 'UTC', 'HH24:MI') AS due,
       to_char(c.warn_at AT TIME ZONE 'UTC', 'HH24:MI') AS warn, c.paused_at IS NOT NULL AS paused
     FROM thread_clock c JOIN thread t ON t.id = c.thread_id ORDER BY t.title, c.kind DESC`,
  );
  const decision = { kind: 'DECISION', minutes: 60, due: '08:00', warn: '07:45' };
  const answer = { kind: 'ANSWER', minutes: 120, due: '09:00', warn: '08:30' };
  expect(clocks).toEqual([
    { title: 'PENDING OPEN', ...decision, paused: false },
    { title: 'PENDING OPEN', ...answer, paused: false },
    { title: 'PUBLISHED OPEN', ...answer, paused: false },
    { title: 'PUBLISHED REDIRECTED', ...answer, paused: true },
    { title: 'RETURNED OPEN', ...decision, paused: true },
    { title: 'RETURNED OPEN', ...answer, paused: true },
  ]);

  app.clock.set('2026-11-17T12:00:00+03:00');
  await app.get(SweepPromises).handle();
  const told = await app.db.query('SELECT kind FROM thread_clock WHERE overdue_at IS NOT NULL ORDER BY kind');
  expect(told.map(({ kind }) => kind)).toEqual(['ANSWER', 'ANSWER', 'DECISION']);
});
