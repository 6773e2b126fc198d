import { runMigrations } from 'graphile-worker';
import { DataSource, type MigrationInterface } from 'typeorm';
import { InstallationFault } from '../installation/installation-fault.js';
import { type Settings, needed } from '../settings/settings.js';
import { grantApplicationRights } from './application-rights.js';

/** Every migration of the house; the list itself lives in `migrations/`. */
export type Migrations = ReadonlyArray<new () => MigrationInterface>;

const MIGRATION_LOCK = 7_832_401;

/**
 * Brings a database to the present schema: the job queue's own chain, then ours. Safe to run from
 * several processes at once: one works, the others wait. Where the tables have an owner of their own, the
 * application's role gets its rights on them.
 *
 * @returns the names of the migrations that were run.
 * @throws InstallationFault when the schema is old and the role of `DATABASE_URL` may not change it.
 */
export async function migrate(
  { databaseUrl, migrationDatabaseUrl }: Pick<Settings, 'databaseUrl' | 'migrationDatabaseUrl'>,
  migrations: Migrations,
): Promise<string[]> {
  const application = needed(databaseUrl, 'DATABASE_URL');
  const url = migrationDatabaseUrl ?? application;
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    extra: { connectionTimeoutMillis: 5_000 },
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ connectionString: url });
    const done = await source.runMigrations();
    if (url !== application) await grantApplicationRights(lock, application);
    return done.map((migration) => migration.name);
  } catch (error) {
    if (migrationDatabaseUrl !== null || (error as { code?: string }).code !== '42501') throw error;
    throw new InstallationFault(
      'The database is older than this release, and the role of DATABASE_URL may not change its tables: run "veche migrate" with the owner in MIGRATION_DATABASE_URL.',
      { cause: error },
    );
  } finally {
    await lock.release();
    await source.destroy();
  }
}
