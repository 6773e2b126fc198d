import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

export interface CommandOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Run = (
  environment: Record<string, string>,
  args: readonly string[],
  input?: string,
) => Promise<CommandOutcome>;

/** Runs an operator's command of the built product to its end. */
export const veche: Run = (...call) => runBuilt('apps/cli/src/main.js', ...call);

/** What `npm run search-quality` runs when it has built. */
export const searchQuality: Run = (...call) => runBuilt('bench/src/search-quality.js', ...call);

async function runBuilt(
  program: string,
  environment: Record<string, string>,
  args: readonly string[],
  input = '',
): Promise<CommandOutcome> {
  const path = fileURLToPath(new URL(`../../dist/${program}`, import.meta.url));
  const command = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'fatal', ...environment },
  });
  const ended = new Promise<number | null>((resolve) => command.once('close', resolve));
  command.stdin.on('error', () => undefined);
  command.stdin.end(input);
  const [code, out, err] = await Promise.all([ended, text(command.stdout), text(command.stderr)]);
  return { code, out, err };
}
