import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { giveToOwner, type DataFolder } from './data-folder.js';
import { DatabaseServerError, errorCode } from './database-server-error.js';
import { identityOf, isRunning } from './process-identity.js';

const PATIENCE_MS = 120_000;

/**
 * Lets one process at a time start or stop the server of a folder. The lock is a file with its holder's
 * identity; a holder that died is no holder.
 *
 * @returns the function that opens the lock again
 * @throws DatabaseServerError START_FAILED when a living process held the lock for two minutes
 */
export async function lockFolder(folder: DataFolder): Promise<() => Promise<void>> {
  const path = join(folder.root, 'lock');
  const unique = `${path}.${randomBytes(6).toString('hex')}`;
  const mine = `${identityOf(process.pid)}\n`;
  const deadline = Date.now() + PATIENCE_MS;
  await writeFile(unique, mine, { mode: 0o600 });
  try {
    await giveToOwner(folder, unique);
    while (!(await taken(unique, path))) {
      await dropIfStale(path, `${unique}.stale`);
      if (Date.now() > deadline) throw heldTooLong(path);
      await pause(20);
    }
  } finally {
    await rm(unique, { force: true });
  }
  return () => rm(path, { force: true });
}

/** A hard link appears whole and only once, so nobody ever reads half a lock. */
async function taken(unique: string, path: string): Promise<boolean> {
  try {
    await link(unique, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function dropIfStale(path: string, aside: string): Promise<void> {
  const holder = await contents(path);
  if (holder === undefined || isRunning(holder.trim())) return;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  // Somebody else may have replaced the stale lock between our look and our rename: give it back.
  const moved = await contents(aside);
  if (moved !== undefined && moved !== holder) await taken(aside, path);
  await rm(aside, { force: true });
}

async function contents(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function heldTooLong(path: string): DatabaseServerError {
  return new DatabaseServerError(
    'START_FAILED',
    'Another Veche process has been starting or stopping the database for two minutes.',
    `Wait for it or end it; the process is named in ${path}.`,
  );
}
