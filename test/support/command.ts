import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

export interface CommandOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const COMMANDS = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** Runs an operator's command of the built product to its end. */
export async function veche(
  environment: Record<string, string>,
  args: readonly string[],
  input = '',
): Promise<CommandOutcome> {
  const command = spawn(process.execPath, [COMMANDS, ...args], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'fatal', ...environment },
  });
  const ended = new Promise<number | null>((resolve) => command.once('close', resolve));
  command.stdin.on('error', () => undefined);
  command.stdin.end(input);
  const [code, out, err] = await Promise.all([ended, text(command.stdout), text(command.stderr)]);
  return { code, out, err };
}
