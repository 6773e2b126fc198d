import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Pool } from 'pg';
import { openDatabaseServer, readSettings } from '#platform';
import { type Loaded, loadArchive } from './load-archive.js';
import type { Options } from './options.js';
import { parentOf } from './processes.js';

/** The database of a run, loaded. */
export interface Workplace {
  readonly folder: string;
  readonly environment: Record<string, string>;
  readonly pool: Pool;
  /** Process id of the PostgreSQL server. */
  readonly postmaster: number;
  readonly loaded: Loaded;
  close(): Promise<void>;
}

/** The usual pool, and no connection in vain: two products, the floor, workers and the bench itself. */
const POOL = 20;
const SERVER_SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'top',
  max_connections: 150,
};

/** The environment of the product in its production form, but for its database. */
export const PRODUCTION = {
  VECHE_ENV: 'production',
  DATABASE_POOL: String(POOL),
  SECRET: 'a secret of the benchmark, long enough for a key',
  SMTP_URL: 'smtp://127.0.0.1:9',
  NODE_ENV: 'production',
};

export async function openWorkplace(options: Options, say: (line: string) => void): Promise<Workplace> {
  const kept = options.data === null ? null : resolve(options.data);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'veche-bench-')));
  await mkdir(folder, { recursive: true });
  // PostgreSQL runs as another user when this is root, and must pass to its data.
  await chmod(folder, 0o755);
  const removeFolder = async () => (kept ? undefined : rm(folder, { recursive: true, force: true }));
  try {
    const database = await openDatabaseServer({
      dataDir: join(folder, 'database'),
      settings: SERVER_SETTINGS,
    });
    const pool = new Pool({ connectionString: database.url, max: 4, application_name: 'bench' });
    const close = async () => {
      await pool.end();
      await database.stop();
      await removeFolder();
    };
    try {
      const environment = { ...PRODUCTION, DATABASE_URL: database.url };
      await pool.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
      const loaded = await loadedOnce(join(folder, 'loaded.json'), options, environment, say);
      return { folder, environment, pool, postmaster: await postmasterOf(pool), loaded, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function loadedOnce(
  file: string,
  options: Options,
  environment: Record<string, string>,
  say: (line: string) => void,
): Promise<Loaded> {
  if (existsSync(file)) {
    const loaded = JSON.parse(await readFile(file, 'utf8')) as Loaded;
    if (loaded.threads === options.threads && loaded.posts === options.posts) return loaded;
    throw new Error(`${file} is of another size: ${loaded.threads} threads, ${loaded.posts} posts`);
  }
  const loaded = await loadArchive(readSettings(environment), options, say);
  await writeFile(file, JSON.stringify(loaded));
  return loaded;
}

async function postmasterOf(pool: Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return parentOf(rows[0]?.pid ?? 0);
  } finally {
    client.release();
  }
}
