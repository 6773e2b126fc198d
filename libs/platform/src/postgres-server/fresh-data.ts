import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { writeConnection, writePrivately, type DataFolder } from './data-folder.js';
import { DatabaseServerError, errorCode, explainFileError, explainLog } from './database-server-error.js';

export const SUPERUSER = 'veche';
/** May use the product's tables and change none of them. */
export const APPLICATION_ROLE = 'veche_app';

/**
 * Says whether the folder holds data this PostgreSQL can serve.
 *
 * @throws DatabaseServerError VERSION_MISMATCH, CORRUPT_DATA (files without their version mark)
 */
export async function hasData(folder: DataFolder, binaries: Binaries): Promise<boolean> {
  let found: string;
  try {
    found = (await readFile(join(folder.data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw explainFileError(error, folder.root);
    return refuseLeftovers(folder);
  }
  if (found === binaries.major) return true;
  throw new DatabaseServerError(
    'VERSION_MISMATCH',
    `The data in ${folder.data} was written by PostgreSQL ${found}, and this Veche brings PostgreSQL ${binaries.major}.`,
    'Move the data with pg_dump of the old version, or start the Veche release that wrote it.',
  );
}

/** `rmdir` removes nothing but an empty folder, so it tells and clears in one step. */
async function refuseLeftovers(folder: DataFolder): Promise<false> {
  try {
    await rmdir(folder.data);
    return false;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    if (errorCode(error) !== 'ENOTEMPTY') throw explainFileError(error, folder.root);
    throw new DatabaseServerError(
      'CORRUPT_DATA',
      `The folder ${folder.data} is not empty, but the mark of a PostgreSQL database (PG_VERSION) is missing.`,
      'Restore the folder from a backup, or move it away to begin with an empty database.',
    );
  }
}

/**
 * Makes an empty cluster: UTF-8 with PostgreSQL's own C.UTF-8 rules (under plain C, pg_trgm sees no Cyrillic
 * letters), passwords by SCRAM. It is made under another name and renamed, so an interrupted start leaves nothing
 * that looks like a database.
 *
 * @param durable false spares the final flush to disk, for data nobody will miss
 */
export async function makeFreshData(folder: DataFolder, binaries: Binaries, durable: boolean): Promise<void> {
  const draft = join(folder.root, 'data.new');
  const password = randomBytes(24).toString('base64url');
  await rm(draft, { recursive: true, force: true });
  await writeConnection(folder, { password, port: 0, kept: false });
  const passwordFile = await writePrivately(folder, 'password.new', password);
  try {
    await mkdir(draft, { mode: 0o700 });
    if (folder.account !== undefined) {
      await chown(draft, folder.account.uid, folder.account.gid);
      await chown(passwordFile, folder.account.uid, folder.account.gid);
    }
    await runInitdb(folder, binaries, draft, passwordFile, durable);
    await rename(draft, folder.data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  folder: DataFolder,
  binaries: Binaries,
  draft: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const words = [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${locale}`,
    '--lc-messages=C',
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(binaries.initdb, words, {
      ...folder.account,
      cwd: folder.root,
      env: plainEnvironment(),
    });
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
    throw explainLog(said || String(error), folder.root);
  }
}

/** Nothing of our own surroundings (PGDATA, PGPORT, NODE_OPTIONS, secrets) belongs into the server's. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
