import { InstallationFault, type Settings } from '#platform';
import { EXIT } from '../exit-codes.js';
import { progressBar } from '../progress-bar.js';
import { archiveOf } from '../search/archive-under-test.js';
import { type Ask, type Verdict, judgeEngine } from '../search/judge-engine.js';
import { type JudgedFiles, type JudgedSet, readJudgedSet } from '../search/judged-set.js';
import { PlainBm25 } from '../search/plain-bm25.js';
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
  return withScratchProduct(
    async (app) => {
      const bar = progressBar('documents');
      const archive = archiveOf(app, set.documents, {
        tell: (done) => bar.show(done, set.documents.length),
      });
      return ask(set, await archive.finally(() => bar.stop()));
    },
    (settings) => engineOf(engine, settings),
  );
}

function ask(set: JudgedSet, answer: Ask): Promise<Verdict> {
  const bar = progressBar('queries');
  return judgeEngine(answer, set.queries, set.judgements, (done) =>
    bar.show(done, set.queries.length),
  ).finally(() => bar.stop());
}

/** The settings with which the product searches by this engine. */
function engineOf(engine: EngineName, settings: Settings): Settings {
  if (engine === 'meilisearch')
    throw new InstallationFault('There is no Meilisearch to measure: MEILISEARCH_URL is not set.');
  return settings;
}
