import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const programOf = (name: string): string =>
  fileURLToPath(new URL(`../../dist/apps/${name}/src/main.js`, import.meta.url));
/** A first start makes a database and the demonstration; a busy machine takes its time. */
const PATIENCE_MS = 90_000;

export interface Service {
  readonly url: string;
  /** What it has printed. */
  readonly output: string;
  /** `null` while it runs. */
  readonly exitCode: number | null;
  /** Sends a signal. @returns the exit code, `null` of a process that was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built product as `npm start` runs it. @throws Error with what was printed, when it ends instead of serving. */
export const startStandalone = (environment: Record<string, string>): Promise<Service> =>
  start('standalone', environment, async (_url, printed) => printed.includes('Ctrl-C'));

/** One of the processes by itself. @throws Error as {@link startStandalone} */
export const startApi = (environment: Record<string, string>): Promise<Service> =>
  start('api', environment, (url) => answers(`${url}/health/ready`));
export const startSite = (environment: Record<string, string>): Promise<Service> =>
  start('web', environment, answers);
export const startWorker = (environment: Record<string, string>): Promise<Service> =>
  start('worker', environment, async () => true);

const answers = async (url: string): Promise<boolean> => (await fetch(url).catch(() => null))?.status === 200;

async function start(
  name: string,
  environment: Record<string, string>,
  isReady: (url: string, printed: string) => Promise<boolean>,
): Promise<Service> {
  const { child, printed } = launch(name, environment);
  const url = `http://localhost:${environment['PORT']}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isReady(url, printed()))) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${printed()}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`It does not serve: ${printed()}`);
    }
    await new Promise((wait) => setTimeout(wait, 20));
  }
  return {
    url,
    get output() {
      return printed();
    },
    get exitCode() {
      return child.exitCode;
    },
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
}

/** Runs it where it cannot start. */
export async function failToStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; printed: string }> {
  const { child, printed } = launch('standalone', environment);
  await once(child, 'close');
  return { code: child.exitCode, printed: printed() };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

function launch(
  name: string,
  environment: Record<string, string>,
): { child: ChildProcess; printed: () => string } {
  const child = spawn(process.execPath, [programOf(name)], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const take = (chunk: Buffer) => void (text += chunk.toString());
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  return { child, printed: () => text };
}
