import { ImportThreads } from '#forum';
import { Database, Jobs } from '#platform';
import { ArchiveFigures, SearchEngine, SuggestReplies } from '#search';
import { EXIT } from '../exit-codes.js';
import { openSource } from '../import/open-source.js';
import { readLines } from '../import/read-lines.js';
import { ThreadImport } from '../import/thread-import.js';
import { progressBar } from '../progress-bar.js';
import { LeaveOneOut } from '../replies/leave-one-out.js';
import { withScratchProduct } from '../with-product.js';

/** Tells how often the suggested reply is the one that was given. */
export async function evalReplies(file: string, options: { json?: boolean }): Promise<void> {
  const source = await openSource(file);
  await withScratchProduct(async (app) => {
    const database = app.get(Database, { strict: false });
    const engine = app.get(SearchEngine, { strict: false });
    const figures = app.get(ArchiveFigures, { strict: false });
    const threads = app.get(ImportThreads, { strict: false });
    const load = new ThreadImport(
      { threads, engine, jobs: app.get(Jobs), database },
      { keepPersonalData: true },
      (line, reason) => console.error(`Line ${line}: ${reason}`),
    );
    await load.run(
      readLines(source.stream),
      () => {},
      () => false,
    );
    await figures.settle();

    const replies = app.get(SuggestReplies, { strict: false });
    const bar = progressBar('threads');
    const { n, hit1, hit3, elsewhere } = await new LeaveOneOut({ database, engine, figures, replies })
      .run((done, total) => bar.show(done, total))
      .finally(() => bar.stop());
    const share = (hits: number): number => (n === 0 ? 0 : Number((hits / n).toFixed(4)));
    const told = {
      n,
      'hit@1': share(hit1),
      'hit@3': share(hit3),
      answerElsewhere: share(elsewhere),
    };
    if (options.json) console.log(JSON.stringify(told));
    else for (const [name, value] of Object.entries(told)) console.log(`${name}: ${value}`);
    if (load.totals.broken > 0) process.exitCode = EXIT.BROKEN_LINES;
  });
}
