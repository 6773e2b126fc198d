import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JudgedDocument } from '../../../apps/cli/src/search/judged-lines.js';
import { type JudgedSet, readJudgedSet } from '../../../apps/cli/src/search/judged-set.js';

const SETS = fileURLToPath(new URL('../../../../../shared/data/search-dev', import.meta.url));

export interface NamedSet extends JudgedSet {
  readonly name: string;
}

/** Sets of real questions with judged answers beside the repository; none where they are not. */
export async function judgedSets(say: (line: string) => void): Promise<NamedSet[]> {
  if (!existsSync(SETS)) {
    say(`There is no folder ${SETS}: what bounded ranking keeps is not measured.`);
    return [];
  }
  const names = readdirSync(SETS).filter((name) => existsSync(join(SETS, name, 'qrels.tsv')));
  const sets: NamedSet[] = [];
  for (const name of names.sort()) {
    const files = {
      corpus: join(SETS, name, 'corpus.jsonl'),
      queries: join(SETS, name, 'queries.jsonl'),
      qrels: join(SETS, name, 'qrels.tsv'),
    };
    const set = await readJudgedSet(files, (file, line, reason) => say(`${file}: Line ${line}: ${reason}`));
    sets.push({ name, ...set });
  }
  return sets;
}

/** Keys of several sets may be the same. */
export const documentsOf = (sets: readonly NamedSet[]): JudgedDocument[] =>
  sets.flatMap(({ name, documents }) =>
    documents.map((document) => ({ ...document, id: `${name}:${document.id}` })),
  );
