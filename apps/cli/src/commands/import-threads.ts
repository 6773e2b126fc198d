import { open } from 'node:fs/promises';
import { ImportThreads } from '#forum';
import { Database, InstallationFault, Jobs } from '#platform';
import { ArchiveFigures, SearchEngine } from '#search';
import { EXIT } from '../exit-codes.js';
import { readLines } from '../import/read-lines.js';
import { ThreadImport } from '../import/thread-import.js';
import { progressBar } from '../progress-bar.js';
import { withProduct } from '../with-product.js';

interface Source {
  readonly stream: AsyncIterable<Buffer>;
  /** In bytes; 0 when nobody knows. */
  readonly size: number;
}

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

async function openSource(file: string): Promise<Source> {
  if (file === '-') return { stream: process.stdin, size: 0 };
  try {
    const handle = await open(file);
    const stat = await handle.stat();
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return { stream: handle.createReadStream(), size: stat.size };
  } catch (error) {
    throw new InstallationFault(`The file ${file} cannot be read (${(error as { code?: string }).code}).`);
  }
}
