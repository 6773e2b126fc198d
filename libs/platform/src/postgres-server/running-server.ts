import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from './data-folder.js';
import { DatabaseServerError, errorCode, explainFileError } from './database-server-error.js';
import { answers, servesFolder } from './process-identity.js';

/** What PostgreSQL itself writes about a running server. */
export interface RunningServer {
  pid: number;
  port: number;
  status: string;
}

const FAST_STOP_MS = 60_000;
const IMMEDIATE_STOP_MS = 10_000;

/** The living server of this folder, whoever started it; nothing when there is none. */
export async function findRunning(folder: DataFolder): Promise<RunningServer | undefined> {
  const server = await readPidFile(folder);
  return server !== undefined && servesFolder(server.pid, folder.data) ? server : undefined;
}

/**
 * Removes a pid file over which PostgreSQL would refuse to start: one that names another program (numbers come back
 * after a reboot) or nothing at all. One that names a dead process is left to PostgreSQL, which also looks for
 * orphaned workers. Only for a folder that is locked and has no running server.
 */
export async function clearPidFile(folder: DataFolder): Promise<void> {
  const server = await readPidFile(folder);
  if (server !== undefined && (server.pid === 0 || answers(server.pid)))
    await rm(pidFile(folder), { force: true });
}

/** Waits out a server somebody is stopping just now. */
export async function findStaying(folder: DataFolder): Promise<RunningServer | undefined> {
  const deadline = Date.now() + FAST_STOP_MS;
  for (;;) {
    const server = await findRunning(folder);
    if (server?.status !== 'stopping' || Date.now() > deadline) return server;
    await pause(20);
  }
}

/** Whether a server that does not answer turns out to be ending; it gets two seconds for that. */
export async function hasGone(folder: DataFolder): Promise<boolean> {
  const deadline = Date.now() + 2000;
  while (Date.now() < deadline) {
    if ((await findRunning(folder)) === undefined) return true;
    await pause(20);
  }
  return false;
}

/**
 * Stops the server in "fast" mode: open transactions are rolled back, everything committed is flushed. One that
 * takes longer than a minute is stopped at once, which loses nothing either but makes the next start recover.
 */
export async function stopRunning(folder: DataFolder): Promise<void> {
  const server = await findRunning(folder);
  if (server === undefined) return;
  if (await signalled(server, 'SIGINT', folder, FAST_STOP_MS)) return;
  if (await signalled(server, 'SIGQUIT', folder, IMMEDIATE_STOP_MS)) return;
  throw new DatabaseServerError(
    'START_FAILED',
    `The database server (process ${server.pid}) does not stop.`,
    `Its log is ${folder.log}.`,
  );
}

async function signalled(
  server: RunningServer,
  signal: NodeJS.Signals,
  folder: DataFolder,
  patience: number,
): Promise<boolean> {
  try {
    process.kill(server.pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw explainFileError(error, folder.root);
  }
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (!servesFolder(server.pid, folder.data)) return true;
    await pause(10);
  }
  return false;
}

/**
 * Lines of postmaster.pid: 1 pid, 4 port, 8 status (PostgreSQL's src/include/utils/pidfile.h). The file is empty for a
 * moment while a server starts: the pid is 0 then.
 */
async function readPidFile(folder: DataFolder): Promise<RunningServer | undefined> {
  try {
    const lines = (await readFile(pidFile(folder), 'utf8')).split('\n');
    return {
      pid: Number.parseInt(lines[0] ?? '', 10) || 0,
      port: Number(lines[3] ?? 0),
      status: (lines[7] ?? '').trim(),
    };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw explainFileError(error, folder.root);
  }
}

function pidFile(folder: DataFolder): string {
  return join(folder.data, 'postmaster.pid');
}
