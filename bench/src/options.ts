import { parseArgs } from 'node:util';

/** How large the archive is and how long each measurement takes. */
export interface Options {
  readonly json: boolean;
  readonly quick: boolean;
  readonly threads: number;
  readonly posts: number;
  readonly rounds: number;
  /** Seconds of each HTTP measurement, and before it of the same load unmeasured. */
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
}

const FULL = {
  threads: 20_000,
  posts: 120_000,
  rounds: 3,
  seconds: 6,
  warmSeconds: 2,
  searches: 400,
  waiting: 100_000,
  lists: 200,
};
const QUICK = {
  threads: 1_000,
  posts: 6_000,
  rounds: 1,
  seconds: 1,
  warmSeconds: 0.5,
  searches: 40,
  waiting: 5_000,
  lists: 24,
};

export const HELP = `npm run bench -- [--quick] [--json] [--only NAME[,NAME]] [--data FOLDER]

  --quick   1,000 threads, one short round; a minute or two, says whether it works, not how fast it is
  --json    the figures as JSON on the standard output, progress on the standard error
  --only    some measurements: thread-graphql, thread-graphql-cached, thread-page, thread-page-cached,
            category-graphql, category-page, search, working-time, reply, claim-next,
            desk-list, opening, memory
  --data    keep the loaded database here and use it again
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
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    ...(values.quick ? QUICK : FULL),
    json: values.json,
    quick: values.quick,
    replySeconds: values.quick ? 1.5 : 8,
    claimSeconds: values.quick ? 3 : 15,
    idleSeconds: values.quick ? 3 : 60,
    only: values.only.split(',').filter((name) => name !== ''),
    data: values.data ?? null,
  };
}
