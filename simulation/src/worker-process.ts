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
    if (killAfter !== null) await this.tell(at, killAfter);
    if ((await this.tell(at, null)) === 'gone') throw new Error('The worker ended by itself');
  }

  async stop(): Promise<void> {
    if (!this.child) return;
    const gone = said(this.child, '');
    this.child.disconnect();
    await gone;
  }

  private async tell(at: number, killAfter: number | null): Promise<string> {
    const child = (this.child ??= await this.start(at));
    const heard = said(child, killAfter === null ? 'swept' : '');
    child.send(at);
    if (killAfter !== null) {
      await sleep(killAfter);
      this.kills += 1;
      this.child = null;
      child.kill('SIGKILL');
    }
    return heard;
  }

  private async start(at: number): Promise<ChildProcess> {
    const env = { ...this.environment, PATH: process.env['PATH'], SIMULATED_AT: String(at) };
    const child = spawn(process.execPath, [WORKER], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    if ((await said(child, 'ready')) === 'gone') throw new Error('The worker did not start');
    return child;
  }
}

/** Waits until a child says a word, or is gone. */
const said = (child: ChildProcess, word: string): Promise<string> =>
  new Promise((done) => {
    const end = (how: string): void => {
      child.off('message', listen).off('exit', leave);
      done(how);
    };
    const listen = (message: unknown): void => {
      if (message === word) end(word);
    };
    const leave = (): void => end('gone');
    child.on('message', listen).on('exit', leave);
  });
