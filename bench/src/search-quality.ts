import 'reflect-metadata';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINES, type EngineName } from '../../apps/cli/src/search/engines.js';
import { type JudgedSet, readJudgedSet } from '../../apps/cli/src/search/judged-set.js';
import { type Quality, measureQuality } from './quality/measure-quality.js';
import { type SetQuality, asJson, tableOf } from './quality/report.js';
import { VARIANTS, typedSo } from './quality/variants.js';

const DEFAULT_ENGINES = 'postgres,bm25';
const HELP = `npm run -s search-quality -- [FOLDER] [--engines NAME,NAME] [--seed N] [--write FOLDER] [--json]

  FOLDER     has one folder for each set: corpus.jsonl, queries.jsonl, qrels.tsv (layout of BEIR), or is a set itself; by
             default ../shared/data/search-dev beside the repository
  --engines  of ${ENGINES.join(', ')}; by default ${DEFAULT_ENGINES}
  --seed     of the mistakes; 1 unless told
  --write    keep the queries as they were typed there, too, as SET/VARIANT.jsonl
  --json     the figures as JSON on the standard output, progress on the standard error

Each set is loaded into a database of its own, made on the installation's server (DATABASE_URL, or the embedded one in
VECHE_DATA_DIR) and dropped at the end.
`;
const SETS = fileURLToPath(new URL('../../../../shared/data/search-dev', import.meta.url));

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engines: { type: 'string', default: DEFAULT_ENGINES },
      seed: { type: 'string', default: '1' },
      write: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const [folder = SETS, ...others] = positionals;
  if (others.length > 0) throw new Error(`One folder is measured at a time, not ${positionals.join(', ')}.`);
  const engines = enginesOf(values.engines);
  const sets: SetQuality[] = [];
  for (const path of setsIn(folder)) {
    const name = basename(path);
    const set = await read(path);
    if (values.write !== undefined) await write(join(values.write, name), set, Number(values.seed));
    const measured = new Map<EngineName, Quality>();
    for (const engine of engines)
      measured.set(
        engine,
        await measureQuality(engine, set, Number(values.seed), (row) => say(`${name}, ${engine}: ${row}`)),
      );
    sets.push({ name, documents: set.documents.length, queries: set.queries.length, engines: measured });
  }
  process.stdout.write(values.json ? `${asJson(sets)}\n` : tableOf(sets));
}

/** @throws Error for a name that is none */
function enginesOf(list: string): EngineName[] {
  return list.split(',').map((name) => {
    const engine = ENGINES.find((each) => each === name);
    if (engine === undefined) throw new Error(`--engines ${name}: one of ${ENGINES.join(', ')}`);
    return engine;
  });
}

/**
 * @returns the folders of the sets, by name
 * @throws Error where there are none
 */
function setsIn(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (isSet(folder)) return [resolve(folder)];
  const sets = readdirSync(folder)
    .sort()
    .flatMap((name) => (isSet(join(folder, name)) ? join(folder, name) : []));
  if (sets.length === 0) throw new Error(`No folder in ${folder} has a qrels.tsv.`);
  return sets;
}

const isSet = (folder: string): boolean => existsSync(join(folder, 'qrels.tsv'));

const read = (folder: string): Promise<JudgedSet> =>
  readJudgedSet(
    {
      corpus: join(folder, 'corpus.jsonl'),
      queries: join(folder, 'queries.jsonl'),
      qrels: join(folder, 'qrels.tsv'),
    },
    (file, line, reason) => say(`${file}: Line ${line}: ${reason}`),
  );

async function write(folder: string, set: JudgedSet, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const variant of VARIANTS) {
    const lines = typedSo(variant, set.queries, seed).map(({ id, text }) =>
      JSON.stringify({ _id: id, text }),
    );
    await writeFile(join(folder, `${variant}.jsonl`), `${lines.join('\n')}\n`);
  }
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
