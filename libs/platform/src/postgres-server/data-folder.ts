import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rmdir,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { canPass, chooseAccount, firstClosedFolder, type Account } from './account.js';
import { DatabaseServerError, errorCode, explainFileError } from './database-server-error.js';

/** One database on disk: `data` is PostgreSQL's own, the rest is ours. */
export interface DataFolder {
  /** The real path, links resolved: a running server is recognised by it. */
  root: string;
  data: string;
  log: string;
  account: Account | undefined;
}

/** What a later start must know; kept in `connection.json`, readable by its owner alone. */
export interface Connection {
  password: string;
  /** Of the role that the application works as; folders of older releases have none yet. */
  applicationPassword?: string;
  port: number;
  /** Whether a service wants the server to stay up; false while only passing commands use it. */
  kept: boolean;
}

/**
 * Makes the folder when missing and sees that the server's account can enter it. When it cannot (root's closed
 * home) and `fallbackDir` is set, new data goes to a folder there and `dataDir` becomes a link to it.
 *
 * @throws DatabaseServerError PATH_NOT_TRAVERSABLE, NOT_PERMITTED, DISK_FULL
 */
export async function prepareDataFolder(
  dataDir: string,
  fallbackDir: string | undefined,
  log: (message: string) => void,
): Promise<DataFolder> {
  const wanted = resolve(dataDir);
  try {
    await makeFolder(wanted);
    const folder = await folderAt(wanted);
    if (await opened(folder)) return folder;
    if (fallbackDir === undefined || exists(folder.data)) throw notTraversable(folder.account, folder.root);
    const moved = await placeElsewhere(wanted, resolve(fallbackDir));
    log(
      `The database's user cannot enter ${wanted}; the data is kept in ${moved}, ${wanted} is a link to it.`,
    );
    const elsewhere = await folderAt(wanted);
    if (!(await opened(elsewhere))) throw notTraversable(elsewhere.account, elsewhere.root);
    return elsewhere;
  } catch (error) {
    if (errorCode(error) === 'EACCES') {
      const closed = firstClosedFolder(undefined, wanted);
      if (closed !== undefined) throw notTraversable(undefined, wanted);
    }
    throw explainFileError(error, wanted);
  }
}

/** Writes a file of ours whole or not at all, for the folder's owner alone. */
export async function writePrivately(folder: DataFolder, name: string, text: string): Promise<string> {
  const path = join(folder.root, name);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600 });
  await giveToOwner(folder, draft);
  await rename(draft, path);
  return path;
}

/** Root working on another user's folder must leave no file there its owner could not read. */
export async function giveToOwner(folder: DataFolder, path: string): Promise<void> {
  if (folder.account === undefined) return;
  const { uid, gid } = statSync(folder.root);
  await chown(path, uid, gid);
}

export async function readConnection(folder: DataFolder): Promise<Connection> {
  const path = join(folder.root, 'connection.json');
  try {
    const kept: Connection = JSON.parse(await readFile(path, 'utf8'));
    return kept;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && !(error instanceof SyntaxError))
      throw explainFileError(error, folder.root);
    throw new DatabaseServerError(
      'CORRUPT_DATA',
      `${path}, which holds the database's password, is missing or damaged.`,
      'Restore it from a backup together with the data beside it.',
      { cause: error },
    );
  }
}

export async function writeConnection(folder: DataFolder, connection: Connection): Promise<void> {
  await writePrivately(folder, 'connection.json', `${JSON.stringify(connection)}\n`);
}

/** Folders made here are open for passing, whatever the umask, when another user has to come through. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
}

async function folderAt(path: string): Promise<DataFolder> {
  const root = await realpath(path);
  const data = join(root, 'data');
  return { root, data, log: join(root, 'server.log'), account: chooseAccount(data) };
}

/** The folder itself is ours to open for passing (what lies in it is closed anyway); those above are not. */
async function opened({ account, root }: DataFolder): Promise<boolean> {
  if (canPass(account, root)) return true;
  if (account === undefined || firstClosedFolder(account, root) !== root) return false;
  await chmod(root, (statSync(root).mode & 0o7777) | 0o111);
  return canPass(account, root);
}

async function placeElsewhere(wanted: string, fallbackDir: string): Promise<string> {
  await makeFolder(fallbackDir);
  const moved = await mkdtemp(join(fallbackDir, 'data-'));
  await chmod(moved, 0o755);
  await rmdir(wanted);
  await symlink(moved, wanted);
  return moved;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function notTraversable(account: Account | undefined, path: string): DatabaseServerError {
  const closed = firstClosedFolder(account, path) ?? path;
  return new DatabaseServerError(
    'PATH_NOT_TRAVERSABLE',
    account === undefined
      ? `The database folder ${path} cannot be reached: ${closed} is closed to this user.`
      : `The database folder ${path} cannot be reached by the user that runs PostgreSQL: ${closed} is closed to it.`,
    `Choose a data folder elsewhere, for example /var/lib/veche, or open the folder for passing: chmod o+x ${closed}`,
  );
}
