import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseServerError } from './database-server-error.js';

/** The system user the server runs as; PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

const SYSTEM_USER = 'postgres';

/**
 * Whom to run the server as: nobody else when we are a normal user; for root, whoever owns the data already
 * there, else the system user `postgres`, which is created when missing.
 *
 * @throws DatabaseServerError NOT_PERMITTED when the user is missing and cannot be created
 */
export function chooseAccount(existingData: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(existingData, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemUser() ?? createSystemUser();
}

/** Tries, as that very user, whether a folder can be entered. */
export function canPass(account: Account | undefined, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  if (tried.error !== undefined) throw cannotSwitch(tried.error);
  return tried.status === 0;
}

/** Tries, as that very user, whether everything named can be read and executed: access lists count too. */
export function canReach(account: Account | undefined, ...paths: string[]): boolean {
  if (account === undefined) {
    return paths.every((path) => {
      try {
        accessSync(path, constants.R_OK | constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  }
  const script = 'for path; do test -x "$path" && test -r "$path" || exit 1; done';
  const tried = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  if (tried.error !== undefined) throw cannotSwitch(tried.error);
  return tried.status === 0;
}

/** The topmost folder on the way to `path` that the account cannot pass through. */
export function firstClosedFolder(account: Account | undefined, path: string): string | undefined {
  const above = dirname(path);
  if (above !== path) {
    const higher = firstClosedFolder(account, above);
    if (higher !== undefined) return higher;
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  return canPass(account, path) ? undefined : path;
}

function systemUser(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const asked = spawnSync('id', [flag, SYSTEM_USER], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout.trim()) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createSystemUser(): Account {
  const created = spawnSync(
    '/usr/sbin/useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      SYSTEM_USER,
    ],
    { encoding: 'utf8' },
  );
  const account = systemUser();
  if (account !== undefined) return account;
  throw new DatabaseServerError(
    'NOT_PERMITTED',
    `PostgreSQL does not run as root, and the system user "${SYSTEM_USER}" could not be created.`,
    `Create it (useradd --system ${SYSTEM_USER}) or start Veche as a normal user. ${created.stderr ?? ''}`.trim(),
    { cause: created.error },
  );
}

function cannotSwitch(cause: Error): DatabaseServerError {
  return new DatabaseServerError(
    'NOT_PERMITTED',
    `PostgreSQL does not run as root, and this process may not switch to the system user "${SYSTEM_USER}".`,
    'Start Veche as a normal user, or give the container the right to change users (SETUID, SETGID).',
    { cause },
  );
}
