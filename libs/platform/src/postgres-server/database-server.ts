import { randomBytes } from 'node:crypto';
import { findBinaries } from './binaries.js';
import { checkCyrillicTrigrams, databaseUrl, ensureApplicationRole, ensureDatabase } from './database.js';
import { prepareDataFolder, readConnection, writeConnection, type DataFolder } from './data-folder.js';
import { explainFileError } from './database-server-error.js';
import { lockFolder } from './folder-lock.js';
import { APPLICATION_ROLE, hasData, makeFreshData } from './fresh-data.js';
import { othersPresent, register, type Presence } from './presence.js';
import { findStaying, hasGone, stopRunning, type RunningServer } from './running-server.js';
import { servesFolder } from './process-identity.js';
import type { ServerSettings } from './server-settings.js';
import { awaitReady, startServer } from './starting-server.js';

/** FRESH: the data was made just now; STARTED: the data was there; ADOPTED: the server was running already. */
export type DatabaseServerStart = 'FRESH' | 'STARTED' | 'ADOPTED';

export interface DatabaseServerOptions {
  /** The folder of this database; made when missing. */
  dataDir: string;
  /** Gets one sentence about each thing worth telling an operator. */
  log?: (message: string) => void;
  /** A service owns the server and stops it; a command (`false`) leaves a server it found running. Default true. */
  owner?: boolean;
  /** PostgreSQL's settings over the defaults for a small desk; they do not reach a server already running. */
  settings?: ServerSettings;
  /** A port to insist on; by default a free one is chosen and kept. */
  port?: number;
  /** For root: where new data goes when PostgreSQL's user cannot pass to `dataDir`, which becomes a link. */
  fallbackDir?: string;
  /** For root: where a reachable copy of the programs is kept when the installed ones are not. */
  cacheDir?: string;
}

export interface DatabaseServer {
  /** As the owner of the server, who makes the tables. With the password: never to be logged. */
  url: string;
  /** As the role the application works as, which owns nothing. Never to be logged either. */
  applicationUrl: string;
  started: DatabaseServerStart;
  /** Whether the server that was opened still runs. */
  isRunning(): boolean;
  /** Ends this use, and the server with it unless somebody else still needs it; safe to call again. */
  stop(): Promise<void>;
  /** Ends this use at once and leaves the server running. */
  detach(): void;
}

/**
 * Opens the PostgreSQL of a data folder: makes the data, starts the server or takes over the one already running
 * there (a killed process leaves its server behind). Installs no signal handlers: when to stop is the app's
 * decision. It listens on loopback and on a socket that its own user alone can reach, and asks for a password.
 *
 * @throws DatabaseServerError with one sentence about what is wrong and a hint what to do
 */
export async function openDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  const log = options.log ?? (() => undefined);
  const folder = await prepareDataFolder(options.dataDir, options.fallbackDir, log);
  try {
    const unlock = await lockFolder(folder);
    try {
      return await openLocked(folder, options, log);
    } finally {
      await unlock();
    }
  } catch (error) {
    throw explainFileError(error, folder.root);
  }
}

async function openLocked(
  folder: DataFolder,
  options: DatabaseServerOptions,
  log: (message: string) => void,
): Promise<DatabaseServer> {
  const { server, started } = await adoptOrStart(folder, options);
  try {
    return await enter(folder, options, server, started, log);
  } catch (error) {
    if (started !== 'ADOPTED') await stopRunning(folder);
    // Killed together with its parent, a server may still look alive when the next start comes at once.
    else if (await hasGone(folder)) return openLocked(folder, options, log);
    throw error;
  }
}

async function adoptOrStart(
  folder: DataFolder,
  options: DatabaseServerOptions,
): Promise<{ server: RunningServer; started: DatabaseServerStart }> {
  const running = await findStaying(folder);
  const adopted = running && (await awaitAdopted(folder, running));
  if (adopted !== undefined) return { server: adopted, started: 'ADOPTED' };

  const settings = options.settings ?? {};
  const binaries = await findBinaries(folder.account, options.cacheDir ?? '/var/cache/veche');
  const old = await hasData(folder, binaries);
  if (!old) await makeFreshData(folder, binaries, settings['fsync'] !== 'off');
  const { port } = await readConnection(folder);
  const server = await startServer(folder, binaries, settings, { remembered: port, fixed: options.port });
  return { server, started: old ? 'STARTED' : 'FRESH' };
}

async function enter(
  folder: DataFolder,
  options: DatabaseServerOptions,
  server: RunningServer,
  started: DatabaseServerStart,
  log: (message: string) => void,
): Promise<DatabaseServer> {
  const owner = options.owner ?? true;
  const { password, port, kept, ...known } = await readConnection(folder);
  await ensureDatabase(server.port, password, folder.data);
  const applicationPassword = known.applicationPassword ?? randomBytes(24).toString('base64url');
  if (known.applicationPassword === undefined)
    await ensureApplicationRole(server.port, password, applicationPassword);
  if (started !== 'ADOPTED') await checkCyrillicTrigrams(server.port, password);
  // An owner's wish outlives it: a server whose service was killed is left to the service's next start.
  const keep = owner || (started === 'ADOPTED' && kept);
  if (server.port !== port || keep !== kept || known.applicationPassword === undefined)
    await writeConnection(folder, { password, applicationPassword, port: server.port, kept: keep });
  log(`PostgreSQL ${started.toLowerCase()}: ${folder.root}, port ${server.port}, process ${server.pid}.`);
  const presence = await register(folder, owner ? 'owner' : 'guest');
  return use(folder, presence, owner, {
    url: databaseUrl(server.port, folder.data, password),
    applicationUrl: databaseUrl(server.port, folder.data, applicationPassword, APPLICATION_ROLE),
    started,
    isRunning: () => servesFolder(server.pid, folder.data),
  });
}

/** A server found in the middle of its start or of a recovery counts as running once it is ready; it may fail. */
async function awaitAdopted(folder: DataFolder, running: RunningServer): Promise<RunningServer | undefined> {
  const ended = new Error('ended');
  try {
    return await awaitReady(folder, async () => (servesFolder(running.pid, folder.data) ? undefined : ended));
  } catch (error) {
    if (error === ended) return undefined;
    throw error;
  }
}

function use(
  folder: DataFolder,
  presence: Presence,
  owner: boolean,
  opened: Pick<DatabaseServer, 'url' | 'applicationUrl' | 'started' | 'isRunning'>,
): DatabaseServer {
  let ending: Promise<void> | undefined;
  return {
    ...opened,
    stop: () => (ending ??= leave(folder, presence, owner)),
    detach: () => {
      ending ??= Promise.resolve();
      presence.leave();
    },
  };
}

/**
 * An owner stops the server, unless another owner works on it (a second start by mistake must not take the
 * database from the first). A guest stops it when no service ever wanted it and nobody else is there.
 */
async function leave(folder: DataFolder, presence: Presence, owner: boolean): Promise<void> {
  const unlock = await lockFolder(folder);
  try {
    presence.leave();
    const others = await othersPresent(folder, presence);
    const needed = owner
      ? others.includes('owner')
      : others.length > 0 || (await readConnection(folder)).kept;
    if (!needed) await stopRunning(folder);
  } finally {
    await unlock();
  }
}
