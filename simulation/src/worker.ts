import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { SweepPromises } from '#forum';
import { JobRunner, NestLog, explainAndExit, readSettings } from '#platform';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { MovedClock } from './moved-clock.js';

/** The real worker by the simulation's clock; told the time, it sweeps as its timer would have by then. */
async function main(): Promise<void> {
  const settings = readSettings();
  const clock = new MovedClock(Number(process.env['SIMULATED_AT']));
  const app = await NestFactory.createApplicationContext(WorkerModule.of(settings, clock), {
    logger: new NestLog(settings),
    abortOnError: false,
  });
  await app.get(JobRunner).start();
  const sweep = app.get(SweepPromises);
  process.on('message', (at: number) => {
    clock.at = at;
    sweep.handle().then(() => process.send?.('swept'), explainAndExit);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

main().catch(explainAndExit);
