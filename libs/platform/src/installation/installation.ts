import { join } from 'node:path';
import {
  openDatabaseServer,
  keepDatabaseServer,
  type DatabaseServerStart,
} from '../postgres-server/index.js';
import type { Settings } from '../settings/settings.js';
import { explainAndExit } from './explain-and-exit.js';
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
  /** Is told when a service's embedded database is lost for good; by default the process explains and ends. */
  readonly lost?: (error: Error) => void;
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
  const options = {
    dataDir: join(settings.dataDir, 'database'),
    owner: use.owner,
    ...(process.getuid?.() === 0 && { fallbackDir: FALLBACK_DIR }),
  };
  const server = use.owner
    ? await keepDatabaseServer(options, use.lost ?? explainAndExit)
    : await openDatabaseServer(options);
  return {
    settings: { ...settings, secret, databaseUrl: server.applicationUrl, migrationDatabaseUrl: server.url },
    database: server.started,
    close: () => server.stop(),
  };
}
