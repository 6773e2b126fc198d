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
import { WebModule } from './web.module.js';

/** The site alone, on the database of DATABASE_URL. */
async function main(): Promise<void> {
  const settings = readSettings();

  @Module({ imports: [PlatformModule.forRoot({ settings }), WebModule] })
  class WebRoot {}

  const app = await createHttpApp(WebRoot, settings);
  stopOnSignals(app);
  await listen(app, settings);
}

main().catch(explainAndExit);
