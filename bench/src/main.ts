import 'reflect-metadata';
import { cpus } from 'node:os';
import { casesOf } from './cases.js';
import { type CaseResult, type Round, type Servers, measureRound } from './measure-cases.js';
import { dropDesk, loadDesk } from './desk-data.js';
import { type DeskRound, measureClaims, measureList } from './measure-desk.js';
import { type OpeningRound, measureOpening } from './measure-opening.js';
import { type LiveRound, measureLive } from './measure-live.js';
import { STANDALONE, measureMemory } from './measure-memory.js';
import { type ReplyRound, measureReplies } from './measure-replies.js';
import { type SearchRound, measureSearch } from './measure-search.js';
import { type WorkingTimeRound, measureWorkingTime } from './measure-working-time.js';
import { importLines, importVerdicts } from './import/import-report.js';
import { measureImport } from './import/measure-import.js';
import { measureMillion } from './million/measure-million.js';
import { millionLines, millionVerdicts } from './million/million-report.js';
import { HELP, type Options, readOptions } from './options.js';
import { type Served, serve } from './processes.js';
import { type Results, tableOf, verdictsOf } from './report.js';
import { type Verdict, verdictLine } from './verdicts.js';
import { PRODUCTION, type Workplace, openWorkplace } from './workplace.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Told in lines, and as it is where JSON is wanted. */
interface Told {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
  readonly targets: readonly Verdict[];
}

/** On servers of their own, each only where it is asked for by name. */
const APART: ReadonlyMap<string, (options: Options) => Promise<Told>> = new Map([
  ['search-million', ofMillion],
  ['import', ofImport],
]);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const apart = options.only.flatMap((name) => APART.get(name) ?? []);
  for (const measureApart of apart) tell(options, await measureApart(options));
  if (apart.length > 0 && apart.length === options.only.length) return;
  const start = performance.now();
  const workplace = await openWorkplace(options, say);
  let results: Results;
  try {
    results = await measure(workplace, options, start);
  } finally {
    await workplace.close();
  }
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ...results, targets: verdictsOf(results) }, null, 2)}\n`);
  else process.stdout.write(tableOf(results));
}

async function ofMillion(options: Options): Promise<Told> {
  const archives = await measureMillion(options, PRODUCTION, say);
  return { figures: { archives }, lines: millionLines(archives), targets: millionVerdicts(archives) };
}

async function ofImport(options: Options): Promise<Told> {
  const figures = await measureImport(options, PRODUCTION, say);
  return { figures: { import: figures }, lines: importLines(figures), targets: importVerdicts(figures) };
}

function tell({ json }: Options, { figures, lines, targets }: Told): void {
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...figures, targets }, null, 2)}\n`
      : `${[...lines, '', ...targets.map(verdictLine)].join('\n')}\n`,
  );
}

async function measure(workplace: Workplace, options: Options, start: number): Promise<Results> {
  const { loaded, pool, postmaster, environment, folder } = workplace;
  const asked = (name: string) => options.only.length === 0 || options.only.includes(name);
  const cases = (await casesOf(loaded, pool)).filter(({ name }) => asked(name));
  const rounds = new Map<string, Round[]>(cases.map(({ name }) => [name, []]));
  const search: SearchRound[] = [];
  const live: LiveRound[] = [];
  const replies: ReplyRound[] = [];
  const workingTime: WorkingTimeRound[] = [];
  const [claims, lists]: [DeskRound[], DeskRound[]] = [[], []];
  const openings: OpeningRound[] = [];

  const running: Served[] = [];
  try {
    const started = async (script: string, own: Record<string, string>, ready: string) => {
      const server = await serve(script, { ...environment, ...own }, ready);
      running.push(server);
      return server;
    };
    const servers: Servers = {
      postmaster,
      cached: await started(STANDALONE, {}, '/health/ready'),
      uncached: await started(STANDALONE, { CACHE_MB: '0' }, '/health/ready'),
      floor: await started('./floor.js', {}, '/ready'),
    };
    for (let round = 1; round <= options.rounds; round += 1) {
      if (asked('working-time')) {
        say(`round ${round} of ${options.rounds}: working time`);
        workingTime.push(measureWorkingTime(options.warmSeconds, round));
      }
      for (const it of cases) {
        say(`round ${round} of ${options.rounds}: ${it.title}`);
        rounds.get(it.name)?.push(await measureRound(it, servers, options, round % 2 === 1));
      }
      if (asked('search')) {
        say(`round ${round} of ${options.rounds}: search`);
        search.push(await measureSearch(servers.uncached, postmaster, options.searches, round));
      }
      if (asked('live')) {
        say(`round ${round} of ${options.rounds}: flooded WebSockets`);
        live.push(await measureLive(servers.uncached, postmaster, pool, options.seconds));
      }
    }
    await Promise.all(running.splice(0).map((server) => server.stop()));
    if (asked('claim-next') || asked('desk-list') || asked('opening'))
      await deskRounds(workplace, options, started, { claims, lists, openings }, asked);
    if (asked('reply')) replies.push(...(await replyRounds(workplace, options, started)));
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
  if (asked('memory')) say(`idle memory, after ${options.idleSeconds} seconds`);
  return {
    machine: { cpus: cpus().length, model: cpus()[0]?.model.trim() ?? '', node: process.versions.node },
    data: { threads: loaded.threads, posts: loaded.posts },
    cases: cases.map(({ name, title, target }): CaseResult => ({
      name,
      title,
      target,
      rounds: rounds.get(name) ?? [],
    })),
    search,
    live,
    workingTime,
    replies,
    claims,
    lists,
    openings,
    idleMemoryMb: asked('memory') ? await measureMemory(folder, options.idleSeconds) : null,
    seconds: (performance.now() - start) / 1000,
  };
}

/** On a database of its own on the same server; what waits is as much at the end as at the beginning, but for a few. */
async function deskRounds(
  { environment, postmaster }: Workplace,
  options: Options,
  started: (script: string, own: Record<string, string>, ready: string) => Promise<Served>,
  into: {
    readonly claims: DeskRound[];
    readonly lists: DeskRound[];
    readonly openings: OpeningRound[];
  },
  asked: (name: string) => boolean,
): Promise<void> {
  const desk = await loadDesk(environment, options.waiting, say);
  try {
    const server = await started(STANDALONE, { DATABASE_URL: desk.url }, '/health/ready');
    for (let round = 1; round <= options.rounds; round += 1) {
      say(`round ${round} of ${options.rounds}: the desk`);
      if (asked('desk-list')) into.lists.push(await measureList(server, desk, options.lists));
      if (asked('opening')) into.openings.push(await measureOpening(server, postmaster, desk));
      if (asked('claim-next')) into.claims.push(await measureClaims(server, desk, options.claimSeconds));
    }
    await server.stop();
  } finally {
    await dropDesk(environment['DATABASE_URL'] ?? '');
  }
}

/** Last, since they change the archive; alone with the database, since every worker would take their jobs. */
async function replyRounds(
  { loaded, pool, postmaster }: Workplace,
  options: Options,
  started: (script: string, own: Record<string, string>, ready: string) => Promise<Served>,
): Promise<ReplyRound[]> {
  const server = await started(STANDALONE, {}, '/health/ready');
  const rounds: ReplyRound[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    say(`round ${round} of ${options.rounds}: replies`);
    rounds.push(await measureReplies(server, postmaster, pool, loaded, options.replySeconds, round));
  }
  return rounds;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
