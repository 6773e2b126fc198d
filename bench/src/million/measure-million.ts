import { migrate, readSettings } from '#platform';
import { MIGRATIONS } from '../../../migrations/index.js';
import { STANDALONE } from '../measure-memory.js';
import { type Served, serve } from '../processes.js';
import { type Times, askAll, searchAt, suggestAt } from './ask-search.js';
import { type NamedSet, judgedSets } from './judged-sets.js';
import { buildIndex, loadMillion, withSearch } from './load-million.js';
import { type BoundsKept, measureBounds } from './measure-bounds.js';
import { type IndexingTimes, measureIndexing } from './measure-indexing.js';
import { type LoadedArchive, type MillionPlace, openMillionPlace } from './million-place.js';
import { begunQueries, searchQuestions } from './search-queries.js';

/** All that was measured of one archive. */
export interface ArchiveFigures extends LoadedArchive {
  readonly alone: Times;
  readonly aloneWithFacets: Times;
  readonly eightAtOnce: Times;
  readonly eightWithFacets: Times;
  readonly suggestions: Times;
  readonly indexing: IndexingTimes;
  readonly bounds: readonly BoundsKept[] | null;
}

export interface MillionOptions {
  /** Threads of the large archive; the small one beside it has a tenth. */
  readonly archive: number;
  readonly keep: string | null;
  /** Build the search index of a kept archive anew. */
  readonly rebuild: boolean;
  readonly queries: number;
}

const SMALLER = 10;
const AT_ONCE = 8;
/** The server has just been started: these fill its buffers. */
const WARM = 600;

/** The small archive and the large one, each measured alone on the server. */
export async function measureMillion(
  options: MillionOptions,
  environment: Record<string, string>,
  say: (line: string) => void,
): Promise<ArchiveFigures[]> {
  const place = await openMillionPlace(options.keep);
  try {
    const sets = await judgedSets(say);
    const figures: ArchiveFigures[] = [];
    for (const threads of [Math.ceil(options.archive / SMALLER), options.archive])
      figures.push(await measureArchive(place, threads, sets, options, environment, say));
    return figures;
  } finally {
    await place.close();
  }
}

async function measureArchive(
  place: MillionPlace,
  threads: number,
  sets: readonly NamedSet[],
  { queries, rebuild }: MillionOptions,
  environment: Record<string, string>,
  say: (line: string) => void,
): Promise<ArchiveFigures> {
  const own = { ...environment, DATABASE_URL: place.urlOf(threads) };
  const settings = readSettings(own);
  const found = place.loaded(threads);
  let loaded = found ?? (await loadMillion(settings, threads, sets, say));
  if (found) await migrate(settings, MIGRATIONS);
  if (found && rebuild)
    loaded = { ...loaded, ...(await withSearch(settings, (app) => buildIndex(app, settings, say))) };
  if (!found || rebuild) await place.note(loaded);

  const asked = await servedQuestions(own, loaded, queries, say);
  return withSearch(settings, async (app) => {
    const known = sets.filter(({ name }) => loaded.sets.includes(name));
    const bounds = await measureBounds(app, known, say);
    say(`${threads} threads: indexing of single posts`);
    return { ...loaded, ...asked, bounds, indexing: await measureIndexing(app) };
  });
}

async function servedQuestions(
  environment: Record<string, string>,
  loaded: LoadedArchive,
  queries: number,
  say: (line: string) => void,
) {
  const server = await serve(STANDALONE, { ...environment, CACHE_MB: '0' }, '/health/ready');
  try {
    return await askServer(server, loaded, queries, say);
  } finally {
    await server.stop();
  }
}

async function askServer(
  { url }: Served,
  { threads, categoryIds }: LoadedArchive,
  queries: number,
  say: (line: string) => void,
) {
  const round = async <Q>(
    what: string,
    questions: readonly Q[],
    atOnce: number,
    ask: Parameters<typeof askAll<Q>>[2],
  ) => {
    say(`${threads} threads: ${what}, ${atOnce} at once`);
    return askAll(questions, atOnce, ask);
  };
  const questions = (seed: number) => searchQuestions(queries, categoryIds, seed);
  const [plain, facets] = [searchAt(url, 'plain'), searchAt(url, 'facets')];
  await askAll(searchQuestions(WARM, categoryIds, 1), 1, facets);
  await askAll(begunQueries(WARM, 1), 1, suggestAt(url));
  // The same questions with and without facets, so that the difference is theirs; others eight at once.
  return {
    alone: await round('searches', questions(2), 1, plain),
    aloneWithFacets: await round('searches with facets', questions(2), 1, facets),
    eightAtOnce: await round('searches', questions(3), AT_ONCE, plain),
    eightWithFacets: await round('searches with facets', questions(3), AT_ONCE, facets),
    suggestions: await round('suggestions', begunQueries(queries, 2), 1, suggestAt(url)),
  };
}
