import { join } from 'node:path';
import { openDatabaseServer, type DatabaseServerStart } from '../postgres-server/index.js';
import type { Settings } from '../settings/settings.js';
import { checkGivenDatabase } from './given-database.js';
import { installationSecret } from './installation-secret.js';

export interface Installation {
  /** Complete: with the database's address and, for a service, the key of signed links. */
  readonly settings: Settings;
  /** GIVEN: the server of `DATABASE_URL`; otherwise what became of the one in the data folder. */
  readonly database: 'GIVEN' | DatabaseServerStart;
  /** Ends this use of the database; call it last. Safe to call again. */
  close(): Promise<void>;
}

export interface InstallationUse {
  /** A service owns the embedded database and stops it; a command (`false`) passes by. */
  readonly owner: boolean;
}

/** Where the database goes when root's data folder is closed to PostgreSQL's user. */
const FALLBACK_DIR = '/var/lib/veche';

/**
 * Opens what a process works on: the database of `DATABASE_URL` or the one in the data folder, and the key
 * of signed links, made once.
 *
 * @throws InstallationFault, DatabaseServerError with one sentence for an operator
 */
export async function openInstallation(settings: Settings, use: InstallationUse): Promise<Installation> {
  const secret = settings.secret ?? (await installationSecret(settings.dataDir, use.owner));
  if (settings.databaseUrl !== null) {
    const owner = settings.migrationDatabaseUrl;
    await checkGivenDatabase(settings.databaseUrl, 'DATABASE_URL', { changesSchema: owner === null });
    if (owner !== null) await checkGivenDatabase(owner, 'MIGRATION_DATABASE_URL', { changesSchema: true });
    return { settings: { ...settings, secret }, database: 'GIVEN', close: async () => {} };
  }
  const server = await openDatabaseServer({
    dataDir: join(settings.dataDir, 'database'),
    owner: use.owner,
    ...(process.getuid?.() === 0 && { fallbackDir: FALLBACK_DIR }),
  });
  return {
    settings: { ...settings, secret, databaseUrl: server.applicationUrl, migrationDatabaseUrl: server.url },
    database: server.started,
    close: () => server.stop(),
  };
}
