import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Supervised, Supervisor } from '../lasting/supervisor.js';
import { DatabaseServerError, type DatabaseServerErrorCode } from './database-server-error.js';
import { type DatabaseServer, type DatabaseServerOptions, openDatabaseServer } from './database-server.js';

/** How often it is looked whether the server still runs. */
const LOOK_MS = 200;
/** What does not pass by waiting takes its time to be put right; each attempt is logged. */
const LONGEST_PAUSE_MS = 30_000;

/** What no further attempt can mend; a full disk or a busy port may be free again the next time. */
const FATAL: ReadonlySet<DatabaseServerErrorCode> = new Set([
  'CORRUPT_DATA',
  'VERSION_MISMATCH',
  'NOT_PERMITTED',
  'PATH_NOT_TRAVERSABLE',
]);

const logger = new Logger('database');

/**
 * Opens the server of a data folder for a service, and starts it again at the same address whenever it ends, or takes
 * over the one that somebody else has started by then.
 *
 * @param lost is told when it cannot be started again: the data is damaged, of another version, or not ours.
 * @throws DatabaseServerError as {@link openDatabaseServer}
 */
export async function keepDatabaseServer(
  options: DatabaseServerOptions,
  lost: (error: DatabaseServerError) => void,
): Promise<DatabaseServer> {
  const first = await openDatabaseServer(options);
  const again = { ...options, port: portOf(first), log: (message: string) => logger.warn(message) };
  let stopping = false;
  let opened = false;
  const open = async (): Promise<Supervised> => {
    const server = opened ? await openAtTheSamePort(again) : first;
    opened = true;
    return {
      ended: endOf(server, () => stopping),
      close: async () => (stopping ? server.stop() : server.detach()),
    };
  };
  const supervisor = new Supervisor(
    'database server',
    open,
    (error) => interrupted(error, lost),
    LONGEST_PAUSE_MS,
  );
  await supervisor.start();
  return {
    ...first,
    stop: () => {
      stopping = true;
      return supervisor.stop();
    },
  };
}

const portOf = ({ url }: DatabaseServer): number => Number(new URL(url).port);

/** Whoever works on the database knows one address of it. */
async function openAtTheSamePort(options: DatabaseServerOptions & { readonly port: number }) {
  const server = await openDatabaseServer(options);
  if (portOf(server) === options.port) return server;
  server.detach();
  throw new Error(`Somebody else started it, at port ${portOf(server)} instead of ${options.port}.`);
}

async function endOf(server: DatabaseServer, isStopping: () => boolean): Promise<string> {
  while (server.isRunning() && !isStopping()) await sleep(LOOK_MS);
  return 'It has ended and is started again.';
}

function interrupted(error: Error, lost: (error: DatabaseServerError) => void): void {
  if (!(error instanceof DatabaseServerError)) return logger.warn(`PostgreSQL: ${error.message}`);
  logger.error(`PostgreSQL: ${error.message} ${error.hint}`);
  if (FATAL.has(error.code)) lost(error);
}
