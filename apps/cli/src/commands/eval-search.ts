import { EXIT } from '../exit-codes.js';
import { progressBar } from '../progress-bar.js';
import { withEngine } from '../search/engine-under-test.js';
import type { EngineName } from '../search/engines.js';
import { type Ask, type Verdict, judgeEngine } from '../search/judge-engine.js';
import { type JudgedFiles, type JudgedSet, readJudgedSet } from '../search/judged-set.js';

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
  const loaded = progressBar('documents');
  const judge = (ask: Ask) => {
    loaded.stop();
    const asked = progressBar('queries');
    return judgeEngine(ask, set.queries, set.judgements, (done) =>
      asked.show(done, set.queries.length),
    ).finally(() => asked.stop());
  };
  return withEngine(engine, set.documents, judge, (done) => loaded.show(done, set.documents.length)).finally(
    () => loaded.stop(),
  );
}
