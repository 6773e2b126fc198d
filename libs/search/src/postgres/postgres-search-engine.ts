import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type SoughtQuery, type SoughtWord, asTyped, stem } from '#russian';
import {
  SearchEngine,
  type SearchHit,
  type SearchOptions,
  type SearchPlace,
  type SearchResult,
  type SimilarOptions,
} from '../search-engine.js';
import { compareBest } from './compare-best.js';
import { type Condition, isNothing, wholly, withoutExcluded } from './condition.js';
import { facetsOf } from './facets.js';
import { LATEST, type LatestRow } from './periods.js';
import { PostgresSearchIndex } from './postgres-search-index.js';
import {
  type LatestPart,
  type QueryPlan,
  type Term,
  expectedInBegun,
  latestOf,
  planQuery,
  scoringSteps,
} from './query-plan.js';
import { type SoughtTerm, alternativesOf, soughtTerms } from './sought-terms.js';
import {
  COMPLETIONS,
  type CompletionsRow,
  type FoundRow,
  SEARCH,
  TERMS,
  TITLE_SIGN,
  type TermsRow,
} from './statements.js';

/** How many documents may have the words of a phrase; whether one after the other, only the document tells. */
const PHRASE_BUDGET = 3_000;
/** How many hits can be paged through; of more it is said that there are more. */
const REACH = 1_000;
/**
 * Documents that suggestions may look at, as they run at every key: of the whole archive, or else of its latest periods, in
 * which the fifty that are enough are found the sooner the more common the words are.
 */
const SUGGEST_BUDGET = 400;
const SUGGEST_LATEST = 50;
/** Words that a begun word may become, the most common. */
const COMPLETIONS_TAKEN = 12;
/** Documents that a search for similar threads may look at: it runs while somebody types. */
const SIMILAR_BUDGET = 2_000;
const SIMILAR_REACH = 100;
/** What part of the text's own best score makes a thread similar. */
const SIMILAR_SHARE = 0.15;

const NOTHING: SearchResult = { hits: [], total: { count: 0, exact: true }, facets: null, degraded: false };

interface Candidates extends Condition {
  /** Whether these are all that match. */
  readonly complete: boolean;
}

interface Scored {
  readonly threadId: string;
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly activity: number;
}

/** BM25 over the lexemes of PostgreSQL's text search (docs/product.md §5), with bounded work. */
@Injectable()
export class PostgresSearchEngine extends SearchEngine {
  /** How many documents a query may look at (see planQuery); what bounding loses is measured by another one. */
  budget = 1_400;

  constructor(
    private readonly database: Database,
    private readonly documents: PostgresSearchIndex,
  ) {
    super();
  }

  async search(query: SoughtQuery, options: SearchOptions): Promise<SearchResult> {
    const phrases = query.phrases.map((phrase) => phrase.join(' '));
    const [row] = await this.database.read<TermsRow>('search: terms', TERMS, [
      [...alternativesOf(query), ...phrases],
      phrases,
      query.excluded,
    ]);
    const known = soughtTerms(withPhrases(query), statisticsOf(row).alternatives);
    const plan = planQuery(known, statisticsOf(row).documents, this.budget);
    const wanted = (await this.phrasesOf(known, statisticsOf(row))) ?? (await this.candidatesOf(plan));
    const condition = withoutExcluded(wanted, statisticsOf(row).excluded);
    if (isNothing(condition)) return options.facets ? { ...NOTHING, facets: facetsOf([], true) } : NOTHING;
    const found = await this.find(condition, plan, statisticsOf(row).mean_length, options);
    const exact = found.total <= REACH && found.candidates <= REACH && wanted.complete;
    const ranked = await this.rank(query, scoredOf(found), options);
    return {
      hits: pageOf(ranked, options),
      total: { count: Math.min(found.total, REACH), exact },
      facets: found.facets && facetsOf(found.facets, wanted.complete),
      degraded: false,
    };
  }

  async suggest(words: readonly string[], size: number): Promise<readonly SearchHit[]> {
    const typed = words.slice(0, -1);
    const begun = stem(words.at(-1) ?? '');
    // Who types a word once more means another one that begins like it, if there is one.
    const said = typed.map((word) => TITLE_SIGN + stem(word));
    const query = { words: typed.map(asTyped), phrases: [], excluded: [] };
    const [[row], [ends]] = await Promise.all([
      this.database.read<TermsRow>('search: terms', TERMS, [alternativesOf(query), [], []]),
      this.database.read<CompletionsRow>('search: completions', COMPLETIONS, [
        TITLE_SIGN + begun,
        COMPLETIONS_TAKEN,
        said,
      ]),
    ]);
    const known = soughtTerms(query, statisticsOf(row).alternatives).flatMap(({ inTitle }) => inTitle ?? []);
    const terms = [...known, ...(begun !== '' && ends?.terms ? [ends as Term] : [])];
    const repeats = said.some((lexeme) => lexeme.startsWith(TITLE_SIGN + begun));
    if (terms.length === 0 || (begun !== '' && !ends?.terms && !repeats)) return [];
    const all = terms.map((term) => `(${term.terms})`).join(' & ');
    const { documents, mean_length: meanLength } = statisticsOf(row);
    const frequency = expectedInBegun(terms, documents);
    const part = latestOf([{ terms: all, frequency }], documents, SUGGEST_LATEST, SUGGEST_BUDGET);
    const condition = part === null ? wholly(all) : await this.amongLatest(part);
    const plan = planQuery(terms.map(titleWord), documents, SUGGEST_BUDGET);
    const found = await this.find(condition, plan, meanLength, { order: 'RELEVANCE', size }, size);
    return scoredOf(found).map(byScore);
  }

  async similar(
    telling: readonly SoughtWord[],
    size: number,
    { hardlyAlike = false, ...only }: SimilarOptions = {},
  ): Promise<readonly SearchHit[]> {
    const query = { words: telling, phrases: [], excluded: [] };
    const [row] = await this.database.read<TermsRow>('search: terms', TERMS, [alternativesOf(query), [], []]);
    const { documents, mean_length: meanLength, alternatives } = statisticsOf(row);
    const plan = planQuery(soughtTerms(query, alternatives), documents, SIMILAR_BUDGET);
    const candidates = await this.candidatesOf(plan);
    if (isNothing(candidates)) return [];
    const options: SearchOptions = { ...only, order: 'RELEVANCE', size };
    const found = await this.find(candidates, plan, meanLength, options, SIMILAR_REACH);
    const hits = scoredOf(found).slice(0, size).map(byScore);
    if (hardlyAlike) return hits;
    const full = plan.words.reduce((sum, { weight }) => sum + weight, 0);
    return hits.filter(({ score }) => score >= SIMILAR_SHARE * full);
  }

  index(threadIds: readonly string[]): Promise<void> {
    return this.documents.index(threadIds);
  }

  remove(threadIds: readonly string[]): Promise<void> {
    return this.documents.remove(threadIds);
  }

  /** Where there is a phrase, it alone says which documents are looked at; `null` without one. */
  private async phrasesOf(known: readonly SoughtTerm[], row: TermsRow): Promise<Candidates | null> {
    const phrases = row.phrases.filter((phrase) => phrase !== '');
    if (phrases.length === 0) return null;
    const all = phrases.map((phrase) => `(${phrase})`).join(' & ');
    const theirs = known.filter(({ terms }) => all.includes(terms)).sort((a, b) => a.frequency - b.frequency);
    const part = latestOf(theirs, row.documents, PHRASE_BUDGET);
    if (!part || part.among === null) return { ...wholly(all), complete: true };
    return { ...(await this.amongLatest({ ...part, terms: all })), complete: false };
  }

  private async candidatesOf({ candidates, latest, complete }: QueryPlan): Promise<Candidates> {
    if (!latest) return { ...wholly(candidates), complete };
    const common = await this.amongLatest(latest);
    const terms = [candidates, common.terms].filter((each) => each !== '').join(' | ');
    return { terms, latest: common.latest, complete };
  }

  private async amongLatest({ terms, among }: LatestPart): Promise<Condition> {
    if (among === null) return wholly(terms);
    const [row] = await this.database.read<LatestRow>('search: latest periods', LATEST, [among]);
    return row?.periods ? { terms: '', latest: { terms, periods: row.periods } } : wholly(terms);
  }

  private async find(
    { terms, latest }: Condition,
    { words }: QueryPlan<SoughtTerm>,
    meanLength: number,
    options: SearchOptions,
    reach = REACH,
  ): Promise<FoundRow> {
    const { first, second, best } = scoringSteps(words);
    const lists = [first, second].flatMap((some) => [
      some.map(({ term }) => term.full),
      some.map(({ term }) => term.less),
      some.map(({ term }) => term.share),
      some.map(({ weight }) => weight),
    ]);
    const [found] = await this.database.read<FoundRow>('search: find', SEARCH, [
      terms,
      ...lists,
      meanLength,
      options.categoryId ?? null,
      options.kind ?? null,
      options.solved ?? null,
      options.officialAnswer ?? null,
      // PostgreSQL takes every other sign for text.
      options.region?.replaceAll('\u0000', '') ?? null,
      options.from ?? null,
      options.to ?? null,
      options.order === 'DATE',
      reach,
      options.facets === true && !options.after,
      latest?.terms ?? '',
      latest?.periods ?? '',
      best,
    ]);
    if (!found) throw new Error('An aggregate always gives a row.');
    return found;
  }

  /** The hits in their order, each with its place. */
  private async rank(
    query: SoughtQuery,
    scored: readonly Scored[],
    { order }: SearchOptions,
  ): Promise<readonly SearchHit[]> {
    if (order === 'DATE') return scored.map((hit) => placed(hit, hit.activity)).sort(byKey);
    const keys = await compareBest(this.database, query, scored);
    return scored.map((hit, i) => placed(hit, keys[i] ?? 0)).sort(byKey);
  }
}

function statisticsOf<R>(row: R | undefined): R {
  if (!row) throw new Error('The row of search_statistics is missing: run the migrations.');
  return row;
}

/** Words of a phrase are scored like any; the phrase itself says which documents are looked at. */
const withPhrases = (query: SoughtQuery): SoughtQuery => ({
  ...query,
  words: [
    ...query.words,
    ...query.phrases.map((phrase) => ({
      typed: phrase.join(' '),
      alternatives: [{ words: phrase, share: 1 }],
    })),
  ],
});

/** A word of titles alone, for the score. */
const titleWord = ({ terms, frequency }: Term): SoughtTerm => ({
  terms,
  frequency,
  full: terms.replaceAll(`'${TITLE_SIGN}`, "'"),
  less: null,
  share: 0,
});

function scoredOf({ ids, scores, activities }: FoundRow): Scored[] {
  if (ids === null || scores === null || activities === null) return [];
  const [score, activity] = [scores.split(',').map(Number), activities.split(',').map(Number)];
  return ids
    .split(',')
    .map((threadId, i) => ({ threadId, score: score[i] ?? 0, activity: activity[i] ?? 0 }));
}

const placed = ({ threadId, score }: Scored, key: number): SearchHit => ({ threadId, score, key });
const byScore = (hit: Scored): SearchHit => placed(hit, hit.score);

function pageOf(ranked: readonly SearchHit[], { after, size }: SearchOptions): SearchHit[] {
  const start = after ? ranked.findIndex((hit) => byKey(hit, after) > 0) : 0;
  return start < 0 ? [] : ranked.slice(start, start + size);
}

/** The highest first; the key of the thread decides between equals. */
const byKey = (a: SearchPlace, b: SearchPlace): number =>
  b.key - a.key || (a.threadId < b.threadId ? 1 : a.threadId > b.threadId ? -1 : 0);
