import type { TestApp } from './app.js';

/** Runs a job of this name now, as the queue's clock would, and waits until everything has followed. */
export async function runJob(app: TestApp, name: string, times = 1): Promise<void> {
  await app.db.query(
    `SELECT graphile_worker.add_job($1, '{}'::json, max_attempts := 1) FROM generate_series(1, $2::int)`,
    [name, times],
  );
  await app.settle();
  const failed = await app.db.query(
    'SELECT last_error FROM graphile_worker.jobs WHERE attempts >= max_attempts',
  );
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
}
