import 'reflect-metadata';
import {
  JobRunner,
  type Settings,
  background,
  createHttpApp,
  explainAndExit,
  listen,
  migrate,
  openInstallation,
  stopOnSignals,
} from '#platform';
import { MIGRATIONS } from '../../../migrations/index.js';
import { banner } from './banner.js';
import { openDemo } from './development/demo.js';
import { openDesk } from './development/open-desk.js';
import { RootModule } from './root.module.js';

/**
 * Database, migrations, demonstration data at the first start, and then the API, the site and the jobs.
 *
 * @throws what `explainAndExit` tells; whatever had been begun has ended by then
 */
export async function beginStandalone(given: Settings): Promise<void> {
  const opened: Array<() => Promise<void>> = [];
  const closeAll = async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  };
  const giveUp = async (error: Error) => {
    try {
      await closeAll();
    } finally {
      explainAndExit(error);
    }
  };
  try {
    const installation = await openInstallation(given, {
      owner: true,
      lost: (error) => background('end without a database', giveUp(error)),
    });
    opened.push(() => installation.close());
    await migrate(installation.settings, MIGRATIONS);

    const desk = installation.settings.development ? await openDesk(installation.settings) : null;
    if (desk) opened.push(() => desk.close());
    const settings = desk?.settings ?? installation.settings;

    const seeding = desk && openDemo(settings);
    // Awaited below, where it is thrown.
    seeding?.catch(() => {});
    const app = await createHttpApp(RootModule.of(settings, desk?.clock, desk?.modules), settings);
    opened.push(() => app.close());
    const demo = await seeding;
    await listen(app, settings);
    await app.get(JobRunner).start();
    stopOnSignals({ close: closeAll });
    process.stdout.write(banner({ settings, demo }));
  } catch (error) {
    await closeAll();
    throw error;
  }
}
