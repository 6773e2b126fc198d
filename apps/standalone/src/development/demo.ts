import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { InstallationFault, type Settings, environmentFor, needed, withClient } from '#platform';
import { knownDemoPassword } from '../../../cli/src/seed/demo-password.js';
import { type DemoLogin, demoLogins, isDemoWanted } from '../../../cli/src/seed/demo-logins.js';

export interface Demo {
  readonly password: string;
  readonly people: readonly DemoLogin[];
}

const COMMANDS = fileURLToPath(new URL('../../../cli/src/main.js', import.meta.url));

/**
 * Loads the demonstration at the first start.
 *
 * @param settings with the database's address; its schema is up to date.
 * @returns who can sign in; `null` when nobody knows the password any more.
 */
export async function openDemo(settings: Settings): Promise<Demo | null> {
  const wanted = await withClient(needed(settings.databaseUrl, 'DATABASE_URL'), (client) =>
    isDemoWanted(async (sql, parameters) => (await client.query(sql, parameters)).rows),
  );
  if (wanted) await seed(settings);
  const password = await knownDemoPassword(settings.dataDir);
  return password === null ? null : { password, people: demoLogins };
}

/** In a process of its own: it works while this one starts, and its memory is given back after it. */
async function seed(settings: Settings): Promise<void> {
  const command = spawn(process.execPath, ['--enable-source-maps', COMMANDS, 'seed'], {
    env: environmentFor(settings),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    command.once('error', reject);
    command.once('close', resolve);
  });
  const [code, told] = await Promise.all([ended, text(command.stderr)]);
  if (code !== 0) throw new InstallationFault(`The demonstration data could not be loaded: ${told.trim()}`);
}
