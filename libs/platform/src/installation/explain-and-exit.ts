import { DatabaseServerError } from '../postgres-server/index.js';
import { SettingsError } from '../settings/settings.js';
import { InstallationFault } from './installation-fault.js';

/**
 * Ends a main that could not do its work: a fault that an operator can put right is told in one sentence,
 * anything else is a bug and shows where it happened. The exit code is 1.
 */
export function explainAndExit(error: unknown): never {
  if (error instanceof DatabaseServerError) process.stderr.write(`${error.message} ${error.hint}\n`);
  else if (error instanceof InstallationFault || error instanceof SettingsError)
    process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
