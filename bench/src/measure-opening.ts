import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { DeskData } from './desk-data.js';
import { drive } from './drive.js';
import type { Served } from './processes.js';

/** An opening of the desk with everything that waits, while readers read. */
export interface OpeningRound {
  /** From the sweep's job until every moderator's message was written. */
  readonly announcedMs: number;
  readonly readersP99Ms: { readonly before: number; readonly during: number };
}

const SECONDS = 5;
const PATIENCE_MS = 60_000;
const READ = [{ method: 'GET' as const, path: '/' }];

/** @throws Error when the opening is not announced within a minute, or to fewer people than there are */
export async function measureOpening(
  server: Served,
  postmaster: number,
  desk: DeskData,
): Promise<OpeningRound> {
  const pool = new Pool({ connectionString: desk.url, max: 2 });
  try {
    // A desk that has announced an opening before, and not yet this one.
    await pool.query(`TRUNCATE desk_opening, mail`);
    await pool.query(`INSERT INTO desk_opening VALUES ('2020-01-01', '2020-01-01', 0, 0, 0, 0)`);
    const readers = () => drive({ server, postmaster, requests: READ, seconds: SECONDS });
    const before = await readers();
    const [during, announcedMs] = await Promise.all([
      readers(),
      sleep(1_000).then(() => announce(pool, desk)),
    ]);
    return { announcedMs, readersP99Ms: { before: before.p99Ms, during: during.p99Ms } };
  } finally {
    await pool.end();
  }
}

async function announce(pool: Pool, desk: DeskData): Promise<number> {
  const start = performance.now();
  await pool.query(`SELECT graphile_worker.add_job('moderation.announce-opening', '{}')`);
  while (performance.now() - start < PATIENCE_MS) {
    const { rows } = await pool.query<{ waiting: number; told: number }>(
      `SELECT o.waiting, (SELECT count(*)::int FROM mail) AS told FROM desk_opening o WHERE waiting > 0`,
    );
    const [opening] = rows;
    if (opening && opening.told === desk.moderatorSecrets.length) return performance.now() - start;
    await sleep(5);
  }
  throw new Error('The opening was not announced');
}
