import { randomBytes } from 'node:crypto';
import { withClient } from '../database/with-client.js';
import { type Settings, needed } from '../settings/settings.js';
import { InstallationFault } from './installation-fault.js';

/**
 * Makes a database beside the service's on the same server, for a command that must not touch the service's data, and
 * drops it after the work, whatever became of that.
 *
 * @param work gets settings whose database is the new, empty one.
 * @throws InstallationFault where the role may not make databases
 */
export async function withScratchDatabase<T>(
  settings: Settings,
  work: (settings: Settings) => Promise<T>,
): Promise<T> {
  const url = settings.migrationDatabaseUrl ?? needed(settings.databaseUrl, 'DATABASE_URL');
  const name = `veche_scratch_${randomBytes(6).toString('hex')}`;
  try {
    await onServer(url, `CREATE DATABASE ${name}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new InstallationFault(
      `The user "${new URL(url).username}" may not make a scratch database: ALTER ROLE … CREATEDB, or name an owner in MIGRATION_DATABASE_URL.`,
      { cause: error },
    );
  }
  const scratch = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  try {
    // The service's index in another server is the service's data too.
    return await work({ ...settings, databaseUrl: scratch, migrationDatabaseUrl: null, meilisearch: null });
  } finally {
    await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}
