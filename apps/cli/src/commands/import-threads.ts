import { ImportThreads } from '#forum';
import { Database, Jobs } from '#platform';
import { ArchiveFigures, SearchEngine } from '#search';
import { EXIT } from '../exit-codes.js';
import { openSource } from '../import/open-source.js';
import { readLines } from '../import/read-lines.js';
import { ThreadImport } from '../import/thread-import.js';
import { progressBar } from '../progress-bar.js';
import { withProduct } from '../with-product.js';

export async function importThreads(file: string): Promise<void> {
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
    const run = new ThreadImport(parts, (line, reason) => console.error(`Line ${line}: ${reason}`));
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
    const { added, known, broken } = run.totals;
    console.log(`${added} threads added, ${known} known already, ${broken} broken lines.`);
    if (broken > 0) process.exitCode = EXIT.BROKEN_LINES;
  });
  if (interrupted) {
    console.error('Interrupted: run the command again to go on.');
    process.exitCode = EXIT.INTERRUPTED;
  }
}
