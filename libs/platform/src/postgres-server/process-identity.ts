import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from './database-server-error.js';

/**
 * A running process as `pid` and, where the system tells it, the tick it started at: a bare pid says nothing
 * after a reboot or inside a restarted container, where the same small numbers come back at once.
 *
 * @returns nothing when no such process runs (a zombie does not run)
 */
export function identityOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !answers(pid)) return undefined;
  if (process.platform !== 'linux') return String(pid);
  const fields = statOf(pid);
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${pid} ${fields[19]}`;
}

export function isRunning(identity: string): boolean {
  return identityOf(Number(identity.split(' ')[0])) === identity;
}

/** Whether a signal would find somebody under this pid, a zombie and another user's process included. */
export function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Whether the process is a PostgreSQL that works in `dataFolder` (a real path). A server makes its data folder
 * its working folder, which tells the truth even after a move; where that may not be read (root without
 * CAP_SYS_PTRACE in a container) the command line has to do.
 */
export function servesFolder(pid: number, dataFolder: string): boolean {
  if (identityOf(pid) === undefined) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
  } catch {
    return commandOf(pid).includes(dataFolder);
  }
}

/** The words of /proc/pid/stat after the command's name, which may itself hold spaces and brackets. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    return [];
  }
}
