import { parseArgs } from 'node:util';

/** How large the archive is and how long each measurement takes. */
export interface Options {
  readonly json: boolean;
  readonly quick: boolean;
  readonly threads: number;
  readonly posts: number;
  readonly rounds: number;
  /** Seconds of each HTTP measurement of a round, and before it of the same load unmeasured. */
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly searches: number;
  readonly replySeconds: number;
  /** Items that wait on the desk, seconds of claiming, and times the desk is listed. */
  readonly waiting: number;
  readonly claimSeconds: number;
  readonly lists: number;
  /** Seconds the idle process is left alone before its memory is read; 0: not measured. */
  readonly idleSeconds: number;
  /** Names of the measurements to make; empty: all. */
  readonly only: readonly string[];
  /** Data folder to keep and to find again; by default a new one, removed at the end. */
  readonly data: string | null;
  /** Threads of `search-million`, its folder to keep, and whether its search index is built anew. */
  readonly archive: number;
  readonly keep: string | null;
  readonly rebuild: boolean;
  /** Threads of `import`. */
  readonly imported: number;
  /** Queries of each of its rounds. */
  readonly queries: number;
}

const FULL = {
  threads: 20_000,
  posts: 120_000,
  rounds: 3,
  seconds: 9,
  warmSeconds: 8,
  searches: 400,
  waiting: 100_000,
  lists: 200,
  archive: 1_000_000,
  queries: 1_000,
  imported: 100_000,
};
const QUICK = {
  threads: 1_000,
  posts: 6_000,
  rounds: 1,
  seconds: 3,
  warmSeconds: 0.5,
  searches: 40,
  waiting: 5_000,
  lists: 24,
  archive: 5_000,
  queries: 60,
  imported: 1_000,
};

export const HELP = `npm run bench -- [--quick] [--json] [--only NAME[,NAME]] [--data FOLDER]
npm run bench -- --only import [--quick] [--json]
npm run bench -- --only search-million [--archive N] [--keep FOLDER] [--rebuild] [--quick] [--json]

  --quick   1,000 threads, one short round; a minute or two, says whether it works, not how fast it is
  --json    the figures as JSON on the standard output, progress on the standard error
  --only    some measurements: thread-graphql, thread-graphql-cached, thread-page, thread-page-cached,
            category-graphql, category-page, search, live, working-time, reply, claim-next,
            desk-list, opening, memory
  --data    keep the loaded database here and use it again

import and search-million are measured only where --only names them, alone: they have servers of their own.
  --archive threads, 1,000,000 unless told; a tenth of them is measured, too
  --keep    keep the loaded archives here and use them again
  --rebuild build the search index of kept archives anew
`;

/** @throws TypeError for an option that is not known */
export function readOptions(words: string[]): Options | null {
  const { values } = parseArgs({
    args: words,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      data: { type: 'string' },
      archive: { type: 'string' },
      keep: { type: 'string' },
      rebuild: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const size = values.quick ? QUICK : FULL;
  return {
    ...size,
    archive: values.archive === undefined ? size.archive : threadsOf(values.archive),
    keep: values.keep ?? null,
    rebuild: values.rebuild,
    json: values.json,
    quick: values.quick,
    replySeconds: values.quick ? 1.5 : 8,
    claimSeconds: values.quick ? 3 : 15,
    idleSeconds: values.quick ? 3 : 60,
    only: values.only.split(',').filter((name) => name !== ''),
    data: values.data ?? null,
  };
}

/** @throws TypeError for what is not a size of an archive */
function threadsOf(typed: string): number {
  const threads = Number(typed);
  if (Number.isInteger(threads) && threads >= 1_000 && threads <= 10_000_000) return threads;
  throw new TypeError(`--archive ${typed}: a whole number from 1000 to 10000000`);
}
