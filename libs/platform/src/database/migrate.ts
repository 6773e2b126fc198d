import { runMigrations } from 'graphile-worker';
import { DataSource, type MigrationInterface } from 'typeorm';

/** Every migration of the house; the list itself lives in `migrations/`. */
export type Migrations = ReadonlyArray<new () => MigrationInterface>;

const MIGRATION_LOCK = 7_832_401;

/**
 * Brings a database to the present schema: the job queue's own chain, then ours. Safe to run from
 * several processes at once: one works, the others wait.
 *
 * @returns the names of the migrations that were run.
 */
export async function migrate(url: string, migrations: Migrations): Promise<string[]> {
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
    return done.map((migration) => migration.name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}
