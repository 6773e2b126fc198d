import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

/** The worker, in a process of its own that is killed now and then and started again. */
export class WorkerProcess {
  kills = 0;
  private child: ChildProcess | null = null;

  constructor(private readonly environment: Record<string, string>) {}

  /** Lets it look at an instant, and look again in a new process when it was killed over it. */
  async look(at: number, killAfter: number | null = null): Promise<void> {
    const killed = await this.tell(at, killAfter);
    if (killed) await this.tell(at, null);
  }

  async stop(): Promise<void> {
    if (!this.child) return;
    const gone = ended(this.child);
    this.child.kill('SIGTERM');
    this.child.disconnect();
    await gone;
  }

  /** @returns whether it was killed */
  private async tell(at: number, killAfter: number | null): Promise<boolean> {
    const child = (this.child ??= await this.start(at));
    const [swept, gone] = [said(child, 'swept'), ended(child)];
    child.send(at);
    if (killAfter !== null) {
      await sleep(killAfter);
      this.kills += 1;
      this.child = null;
      child.kill('SIGKILL');
      await gone;
      return true;
    }
    const died = await Promise.race([swept.then(() => false), gone.then(() => true)]);
    if (died) throw new Error('The worker ended by itself');
    return false;
  }

  private async start(at: number): Promise<ChildProcess> {
    const env = { ...this.environment, PATH: process.env['PATH'], SIMULATED_AT: String(at) };
    const child = spawn(process.execPath, [WORKER], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const died = ended(child).then(() => Promise.reject(new Error('The worker did not start')));
    died.catch(() => undefined);
    await Promise.race([said(child, 'ready'), died]);
    return child;
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => child.once('exit', () => done()));

const said = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((done) => {
    const listen = (message: unknown) => {
      if (message !== word) return;
      child.off('message', listen);
      done();
    };
    child.on('message', listen);
  });
