import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { openDatabaseServer, type DatabaseServer, type DatabaseServerOptions } from './database-server.js';

/** For data nobody will miss. */
export const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A folder PostgreSQL's user can pass, unlike a bare `mkdtemp` of root. */
export async function passableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-postgres-'));
  await chmod(folder, 0o755);
  return folder;
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The first line of postmaster.pid. */
export async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

export async function isUp(url: string): Promise<boolean> {
  return query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

/** Stops whatever a test left running. */
export async function sweep(dataDir: string): Promise<void> {
  const server = await openDatabaseServer({ dataDir, settings: QUICK });
  await server.stop();
}

/** Another process that opens the server and waits for `stop`. */
export interface OtherProcess extends Pick<DatabaseServer, 'url' | 'started'> {
  kill(): Promise<void>;
  stop(): Promise<void>;
}

// Node runs the sources as they stand; only their imports end in `.js`.
const SCRIPT = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve: (name, context, next) =>
    next(context.parentURL?.includes('/postgres-server/') ? name.replace(/^(\\..*)\\.js$/, '$1.ts') : name, context),
});
const { openDatabaseServer } = await import(process.env.MODULE);
const { url, started, stop } = await openDatabaseServer(JSON.parse(process.env.OPTIONS));
console.log(JSON.stringify({ url, started }));
process.stdin.once('data', () => stop().then(() => process.exit()));
`;

export async function openInOtherProcess(options: Omit<DatabaseServerOptions, 'log'>): Promise<OtherProcess> {
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', SCRIPT], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MODULE: new URL('./database-server.ts', import.meta.url).href,
      OPTIONS: JSON.stringify({ settings: QUICK, ...options }),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const opened: Pick<DatabaseServer, 'url' | 'started'> = JSON.parse(await firstLine(child));
  return {
    ...opened,
    kill: () => ended(child, () => child.kill('SIGKILL')),
    stop: () => ended(child, () => child.stdin?.write('stop\n')),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code}`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}

function ended(child: ChildProcess, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    act();
  });
}
