import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { DataFolder } from './data-folder.js';
import { DatabaseServerError, explainFileError, explainLog } from './database-server-error.js';
import { plainEnvironment } from './fresh-data.js';
import { clearPidFile, findRunning, type RunningServer } from './running-server.js';
import { lastLines, openLog } from './server-log.js';
import { serverArguments, type ServerSettings } from './server-settings.js';
import { clearSockets } from './socket.js';

/** Recovery after a crash replays the journal before the first connection; it may take its time. */
const START_MS = 180_000;
const ATTEMPTS = 5;

/**
 * Starts the server in a session of its own: Ctrl-C in the terminal reaches only us, and we decide when the
 * database goes. Without `fixedPort`, a port taken meanwhile is exchanged for another.
 */
export async function startServer(
  folder: DataFolder,
  binaries: Binaries,
  settings: ServerSettings,
  ports: { remembered: number; fixed: number | undefined },
): Promise<RunningServer> {
  await clearPidFile(folder);
  await clearSockets(folder.data);
  let port = ports.fixed ?? (await freePort(ports.remembered));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(folder, binaries, serverArguments(folder.data, port, settings), port);
    } catch (error) {
      const lost =
        ports.fixed === undefined && error instanceof DatabaseServerError && error.code === 'PORT_BUSY';
      // Workers of a server that was killed need a moment to notice and go.
      const orphans = error instanceof DatabaseServerError && /shared memory block/.test(error.hint);
      if ((!lost && !orphans) || attempt === ATTEMPTS) throw error;
      if (lost) port = await freePort(0);
      else await pause(500);
    }
  }
}

/** Waits until the server lets people in. */
export async function awaitReady(
  folder: DataFolder,
  ended: () => Promise<Error | undefined>,
): Promise<RunningServer> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const failure = await ended();
    if (failure !== undefined) throw failure;
    const server = await findRunning(folder);
    if (server?.status === 'ready') return server;
    await pause(10);
  }
  throw new DatabaseServerError(
    'START_FAILED',
    `The database in ${folder.root} is still not ready after three minutes.`,
    `It may be recovering after a crash; its log is ${folder.log}. Start again to go on waiting.`,
  );
}

async function startOnce(
  folder: DataFolder,
  binaries: Binaries,
  words: string[],
  port: number,
): Promise<RunningServer> {
  const { handle, from } = await openLog(folder);
  let failure: Error | undefined;
  let exited = false;
  try {
    const child = spawn(binaries.postgres, words, {
      ...folder.account,
      cwd: folder.root,
      env: plainEnvironment(),
      detached: true,
      stdio: ['ignore', handle.fd, handle.fd],
    });
    child.on('error', (error) => {
      failure = error;
      exited = true;
    });
    child.on('exit', () => {
      exited = true;
    });
    child.unref();
  } finally {
    await handle.close();
  }
  return awaitReady(folder, async () => {
    if (!exited) return undefined;
    if (failure === undefined) return explainLog(await lastLines(folder, from), folder.root, port);
    const explained = explainFileError(failure, folder.root);
    return explained instanceof Error ? explained : failure;
  });
}

/** The wanted port when nobody listens there, else one the system gives; 0 always asks the system. */
async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => settle(found));
    });
  });
}
