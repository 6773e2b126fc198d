import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  NestLog,
  type Settings,
  migrate,
  openInstallation,
  readSettings,
  withScratchDatabase,
} from '#platform';
import { MIGRATIONS } from '../../../migrations/index.js';
import { CliModule } from './cli.module.js';

/**
 * Runs a command on the installation's database, whether the service runs or not. The schema is brought up to
 * date first; an embedded database that was started for the command is stopped after it.
 */
export async function withProduct<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(({ settings }) => withApp(settings, work));
}

/**
 * Runs a command on an empty database of its own, made on the installation's server and dropped after it.
 *
 * @param change of the settings of that database; they have no Meilisearch.
 */
export async function withScratchProduct<T>(
  work: (app: INestApplicationContext) => Promise<T>,
  change: (settings: Settings) => Settings = (settings) => settings,
): Promise<T> {
  const installation = await openInstallation(readSettings(), { owner: false });
  try {
    return await withScratchDatabase(installation.settings, async (settings) => {
      await migrate(settings, MIGRATIONS);
      return withApp(change(settings), work);
    });
  } finally {
    await installation.close();
  }
}

async function withApp<T>(
  settings: Settings,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const app = await NestFactory.createApplicationContext(CliModule.of({ settings }), {
    logger: new NestLog({ ...settings, logLevel: 'error' }),
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

interface Opened {
  readonly settings: ReturnType<typeof readSettings>;
  /** Names of the migrations that have just been run. */
  readonly migrated: readonly string[];
}

/** The same without the product's modules. */
export async function withDatabase<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const installation = await openInstallation(readSettings(), { owner: false });
  try {
    const { settings } = installation;
    const migrated = await migrate(settings, MIGRATIONS);
    return await work({ settings, migrated });
  } finally {
    await installation.close();
  }
}
