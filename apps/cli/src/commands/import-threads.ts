import { type ImportOptions, ImportThreads } from '#forum';
import { Database, Jobs } from '#platform';
import { ArchiveFigures, SearchEngine } from '#search';
import { EXIT } from '../exit-codes.js';
import { openSource } from '../import/open-source.js';
import { readLines } from '../import/read-lines.js';
import { ThreadImport } from '../import/thread-import.js';
import { progressBar } from '../progress-bar.js';
import { withProduct } from '../with-product.js';

export async function importThreads(file: string, options: ImportOptions): Promise<void> {
  const source = await openSource(file);
  let interrupted = false;
  process.once('SIGINT', () => (interrupted = true));
  process.once('SIGTERM', () => (interrupted = true));

  await withProduct(async (app) => {
    const parts = {
      threads: app.get(ImportThreads, { strict: false }),
      engine: app.get(SearchEngine, { strict: false }),
      jobs: app.get(Jobs),
      database: app.get(Database, { strict: false }),
    };
    const bar = progressBar('bytes');
    const run = new ThreadImport(parts, options, (line, reason) => console.error(`Line ${line}: ${reason}`));
    try {
      await run.run(
        readLines(source.stream),
        (bytes) => source.size > 0 && bar.show(bytes, source.size),
        () => interrupted,
      );
      await app.get(ArchiveFigures, { strict: false }).settle();
    } finally {
      bar.stop();
    }
    const { added, known, broken, personalData } = run.totals;
    console.log(`${added} threads added, ${known} known already, ${broken} broken lines.`);
    if (personalData.size > 0) console.log(toldOf(personalData, options));
    if (broken > 0) process.exitCode = EXIT.BROKEN_LINES;
  });
  if (interrupted) {
    console.error('Interrupted: run the command again to go on.');
    process.exitCode = EXIT.INTERRUPTED;
  }
}

function toldOf(personalData: ReadonlyMap<string, number>, { keepPersonalData }: ImportOptions): string {
  const counts = [...personalData]
    .sort()
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ');
  return keepPersonalData
    ? `Personal data left in the texts, as --keep-personal-data asks: ${counts}.`
    : `Personal data hidden in the texts (--keep-personal-data would leave it): ${counts}.`;
}
