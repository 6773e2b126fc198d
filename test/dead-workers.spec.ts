import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { JobRunner } from '#platform';
import { type TestApp, startApp } from './support/app.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { waitUntil } from './support/wait-until.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: false });
});
afterAll(() => app.close());

it('a job that a killed worker held is done soon after by another', async () => {
  const categoryId = await putCategory(app);
  await askedQuestion(app, await app.person('CITIZEN'), categoryId);
  // What `kill -9` leaves behind: a locked job, and a worker of a process that has no connection.
  await app.db.query(
    "INSERT INTO job_worker (worker_id, process_id) VALUES ('worker-killed', 'process-killed')",
  );
  const held = await app.db.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'worker-killed', locked_at = now(), attempts = 1 RETURNING id",
  );
  expect(held.length).toBeGreaterThan(0);

  await app.get(JobRunner).start();
  await waitUntil(async () => (await app.db.query('SELECT 1 FROM desk_item')).length === 1);
  expect(await app.db.query("SELECT 1 FROM graphile_worker.jobs WHERE locked_by = 'worker-killed'")).toEqual(
    [],
  );
});
