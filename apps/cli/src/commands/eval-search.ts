import type { INestApplicationContext } from '@nestjs/common';
import { InstallationFault, readSettings } from '#platform';
import { Reindex } from '#search';
import { EXIT } from '../exit-codes.js';
import { progressBar } from '../progress-bar.js';
import { archiveOf } from '../search/archive-under-test.js';
import { type Ask, type Verdict, judgeEngine } from '../search/judge-engine.js';
import { type JudgedFiles, type JudgedSet, readJudgedSet } from '../search/judged-set.js';
import { PlainBm25 } from '../search/plain-bm25.js';
import { dropScratchMeilisearch, scratchMeilisearch } from '../search/scratch-meilisearch.js';
import { withScratchProduct } from '../with-product.js';

type EngineName = 'postgres' | 'meilisearch' | 'bm25';

export interface EvalSearchOptions extends JudgedFiles {
  readonly engine: EngineName;
  readonly json?: boolean;
}

/** Tells how well the archive's search answers questions whose answers people have judged. */
export async function evalSearch({ engine, json, ...files }: EvalSearchOptions): Promise<void> {
  let broken = 0;
  const set = await readJudgedSet(files, (file, line, reason) => {
    broken += 1;
    console.error(`${file}: Line ${line}: ${reason}`);
  });
  const verdict = await verdictOn(engine, set);
  const told = { engine, documents: set.documents.length, queries: set.queries.length, ...verdict };
  if (json) console.log(JSON.stringify(told));
  else for (const [name, value] of Object.entries(told)) console.log(`${name}: ${value}`);
  if (broken > 0) process.exitCode = EXIT.BROKEN_LINES;
}

function verdictOn(engine: EngineName, set: JudgedSet): Promise<Verdict> {
  if (engine === 'bm25') {
    const reference = new PlainBm25(set.documents);
    return ask(set, (query, size) =>
      Promise.resolve({ documents: reference.search(query, size), corrections: [] }),
    );
  }
  if (engine === 'postgres') return withScratchProduct((app) => load(app, set).then((of) => ask(set, of)));
  const meilisearch = scratchMeilisearch(readSettings());
  return withScratchProduct(
    async (app) => {
      const archive = await load(app, set);
      // Loaded into an index that was not whole before.
      await app.get(Reindex, { strict: false }).execute(() => {}, { again: true });
      let instead = 0;
      const verdict = await ask(set, async (query, size) => {
        const answer = await archive(query, size);
        if (answer.degraded) instead += 1;
        return answer;
      });
      if (instead > 0)
        throw new InstallationFault(`PostgreSQL answered ${instead} times in Meilisearch's place.`);
      return verdict;
    },
    (settings) => ({ ...settings, meilisearch }),
  ).finally(() => dropScratchMeilisearch(meilisearch));
}

function load(app: INestApplicationContext, { documents }: JudgedSet): Promise<Ask> {
  const bar = progressBar('documents');
  const tell = (done: number) => bar.show(done, documents.length);
  return archiveOf(app, documents, { tell }).finally(() => bar.stop());
}

function ask(set: JudgedSet, answer: Ask): Promise<Verdict> {
  const bar = progressBar('queries');
  return judgeEngine(answer, set.queries, set.judgements, (done) =>
    bar.show(done, set.queries.length),
  ).finally(() => bar.stop());
}
