import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  JobRunner,
  NestLog,
  explainAndExit,
  migrate,
  openInstallation,
  readSettings,
  stopOnSignals,
} from '#platform';
import { MIGRATIONS } from '../../../migrations/index.js';
import { WorkerModule } from './worker.module.js';

/** Runs jobs: notifies, indexes, sweeps. Answers no requests; as many of these as wanted may run. */
async function main(): Promise<void> {
  const installation = await openInstallation(readSettings(), { owner: true });
  try {
    const { settings } = installation;
    await migrate(settings, MIGRATIONS);
    const app = await NestFactory.createApplicationContext(WorkerModule.of(settings), {
      logger: new NestLog(settings),
      abortOnError: false,
    });
    await app.get(JobRunner).start();
    stopOnSignals(app, () => installation.close());
  } catch (error) {
    await installation.close();
    throw error;
  }
}

main().catch(explainAndExit);
