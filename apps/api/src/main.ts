import 'reflect-metadata';
import { Module } from '@nestjs/common';
import {
  PlatformModule,
  createHttpApp,
  explainAndExit,
  listen,
  readSettings,
  stopOnSignals,
} from '#platform';
import { ApiModule } from './api.module.js';

/** The API alone, on the database of DATABASE_URL. */
async function main(): Promise<void> {
  const settings = readSettings();

  @Module({ imports: [PlatformModule.forRoot({ settings }), ApiModule] })
  class ApiRoot {}

  const app = await createHttpApp(ApiRoot, settings);
  stopOnSignals(app);
  await listen(app, settings);
}

main().catch(explainAndExit);
