import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { type DatabaseServer, openDatabaseServer } from '#platform';

/** What was found out while an archive was loaded. */
export interface LoadedArchive {
  readonly threads: number;
  readonly categoryIds: readonly string[];
  /** Threads a second, their posts and indexes included; and documents a second of the search index. */
  readonly loadedPerSecond: number;
  readonly indexedPerSecond: number;
  /** Megabytes of the search index. */
  readonly indexMb: number;
  /** Sets of judged questions whose documents are among the threads. */
  readonly sets: readonly string[];
}

/** A server of its own for large archives, each a database; it may be kept and found again. */
export interface MillionPlace {
  urlOf(threads: number): string;
  /** What is loaded of this size; `null` before. */
  loaded(threads: number): LoadedArchive | null;
  note(loaded: LoadedArchive): Promise<void>;
  close(): Promise<void>;
}

/**
 * For loading: checkpoints would write every page several times. And the buffers of a server for so large an archive, which
 * PostgreSQL's manual would have at a quarter of the memory; it begins with those of a small one.
 */
const SERVER_SETTINGS = {
  shared_buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  autovacuum_naptime: '5min',
};

/** @param keep a folder that stays, and is used again when it is there; `null`: a new one, removed at the end. */
export async function openMillionPlace(keep: string | null): Promise<MillionPlace> {
  const folder = keep === null ? await mkdtemp(join(tmpdir(), 'veche-million-')) : resolve(keep);
  await mkdir(folder, { recursive: true });
  // PostgreSQL runs as another user when this is root, and must pass to its data.
  await chmod(folder, 0o755);
  const file = join(folder, 'loaded.json');
  const free = await lock(join(folder, 'run.pid'));
  let server: DatabaseServer;
  try {
    server = await openDatabaseServer({ dataDir: join(folder, 'database'), settings: SERVER_SETTINGS });
  } catch (error) {
    await free();
    if (keep === null) await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const known = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as LoadedArchive[]) : [];
  return {
    urlOf: (threads) => Object.assign(new URL(server.url), { pathname: `/threads_${threads}` }).href,
    loaded: (threads) => known.findLast((archive) => archive.threads === threads) ?? null,
    note: async (loaded) => {
      known.push(loaded);
      await writeFile(file, JSON.stringify(known, null, 2));
    },
    close: async () => {
      await server.stop();
      await free();
      if (keep === null) await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Two runs in one folder would measure each other, and load over each other's archive.
 *
 * @returns frees the folder again
 * @throws Error while the process of another run is there
 */
async function lock(file: string): Promise<() => Promise<void>> {
  const other = existsSync(file) ? Number(await readFile(file, 'utf8')) : 0;
  if (other > 0 && existsSync(`/proc/${other}`))
    throw new Error(`The process ${other} uses this folder: ${file}`);
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}
