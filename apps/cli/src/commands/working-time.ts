import { once } from 'node:events';
import { ProductionCalendars, ScheduleRows, Schedules } from '#directory';
import { EXIT } from '../exit-codes.js';
import { readLines } from '../import/read-lines.js';
import { withProduct } from '../with-product.js';
import { Answers } from '../working-time/answers.js';

export async function workingTime(): Promise<void> {
  await withProduct(async (app) => {
    const [rows, schedules] = [
      app.get(ScheduleRows, { strict: false }),
      app.get(Schedules, { strict: false }),
    ];
    await app.get(ProductionCalendars, { strict: false }).refresh();
    const answers = new Answers({
      definition: async (key) => (await rows.byKey(key))?.definition ?? null,
      compile: (definition) => schedules.compile(definition),
    });
    for await (const line of readLines(process.stdin)) {
      const written = process.stdout.write(`${JSON.stringify(await answers.to(line))}\n`);
      if (!written) await once(process.stdout, 'drain');
    }
    if (answers.broken > 0) process.exitCode = EXIT.BROKEN_LINES;
  });
}
