import { Injectable } from '@nestjs/common';
import type { MultiSearchQuery } from 'meilisearch';
import type { ThreadKind } from '#forum';
import { Database } from '#platform';
import { type SoughtQuery, type SoughtWord, tokens } from '#russian';
import { compareBest } from '../postgres/compare-best.js';
import { type WeightedWord, meetsConditions, scoreDocument } from '../rules/score-document.js';
import type {
  ArchiveFilter,
  Facets,
  SearchHit,
  SearchOptions,
  SearchPlace,
  SearchResult,
  SimilarOptions,
} from '../search-engine.js';
import { type Answer, CANDIDATE_FIELDS, type Candidate, parseAnswer, parseSuggestions } from './answer.js';
import { readWords, weighQuery, wordsOf } from './archive-words.js';
import { type WeightedQuery, candidateQueries } from './candidate-queries.js';
import { asked } from './failure.js';
import { filtersOf } from './filters.js';
import { FACETS, STEM_FIELDS } from './index-settings.js';
import { MeilisearchServer } from './meilisearch-server.js';
import { stemsOf } from './stems.js';

/** Candidates of the whole query, and of each that makes up for what it cannot say. */
const MOST_CANDIDATES = 150;
const MORE_CANDIDATES = 60;
/** What part of the text's own best score makes a thread similar. */
const SIMILAR_SHARE = 0.15;
/** By date only hits half as good as the best are given (see the other engine). */
const GOOD_SHARE = 0.5;

interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
}

interface Found {
  readonly ranked: readonly Ranked[];
  /** Whether these are all that match. */
  readonly complete: boolean;
  readonly answer: Answer;
}

/** Lets Meilisearch find candidates and ranks these as the other engine does: by BM25, the best by their letters too (ADR 0010). */
@Injectable()
export class MeilisearchSearch {
  constructor(
    private readonly server: MeilisearchServer,
    private readonly database: Database,
  ) {}

  async search(query: SoughtQuery, options: SearchOptions): Promise<SearchResult> {
    const known = await readWords(this.database, wordsOf(query));
    const wanted = options.facets === true && !options.after;
    const found = await this.find(weighQuery(query, known), known.meanLength, options, wanted);
    const byDate = options.order === 'DATE';
    const least = byDate ? GOOD_SHARE * (found.ranked[0]?.score ?? 0) : 0;
    const good = found.ranked.filter(({ score }) => score >= least);
    const scored = good.map(({ candidate, score }) => ({
      threadId: candidate.id,
      score,
      key: candidate.activity,
    }));
    const keys = byDate ? [] : await compareBest(this.database, query, scored);
    const hits = scored.map(({ threadId, score, key }, i) => ({ threadId, score, key: keys[i] ?? key }));
    return {
      hits: pageOf(hits, options),
      total: { count: hits.length, exact: found.complete },
      facets: wanted ? facetsOf(good, found) : null,
      degraded: false,
    };
  }

  async suggest(words: readonly string[], size: number): Promise<readonly SearchHit[]> {
    const whole = words.slice(0, -1).flatMap(stemsOf);
    const [begun] = words.slice(-1).flatMap((word) => tokens(word).slice(0, 1));
    if (begun === undefined) return [];
    // Begun as typed, and whole in any form.
    const texts = [...new Set([begun, ...stemsOf(begun)])].map((last) => [...whole, last].join(' '));
    const queries = texts.map((q) => ({
      indexUid: this.server.index,
      q,
      limit: size,
      matchingStrategy: 'all' as const,
      attributesToSearchOn: ['titleStems', 'title'],
      attributesToRetrieve: ['id'],
      showRankingScore: true,
    }));
    const { results } = parseSuggestions(await this.ask(queries), queries.length);
    const scores = new Map<string, number>();
    for (const { hits } of results)
      for (const { id, _rankingScore: score } of hits)
        if (score > 0) scores.set(id, Math.max(score, scores.get(id) ?? 0));
    const hits = [...scores].map(([threadId, score]) => ({ threadId, score, key: score }));
    return hits.sort(inOrder).slice(0, size);
  }

  async similar(
    telling: readonly SoughtWord[],
    size: number,
    { hardlyAlike = false, ...only }: SimilarOptions = {},
  ): Promise<readonly SearchHit[]> {
    const text = { words: telling, phrases: [], excluded: [] };
    const known = await readWords(this.database, wordsOf(text));
    const query = weighQuery(text, known);
    const { ranked } = await this.find(query, known.meanLength, only, false);
    const full = query.words.reduce((sum, word) => sum + rarityOf(word), 0);
    return ranked
      .filter(({ score }) => hardlyAlike || score >= SIMILAR_SHARE * full)
      .slice(0, size)
      .map(({ candidate, score }) => ({ threadId: candidate.id, score, key: score }));
  }

  private async find(
    query: WeightedQuery,
    meanLength: number,
    filter: ArchiveFilter,
    facets: boolean,
  ): Promise<Found> {
    const { texts, all } = candidateQueries(query);
    if (texts.length === 0) return { ranked: [], complete: true, answer: { results: [] } };
    const queries = texts.map((q, nth) => this.queryOf(q, nth, filter, facets));
    const answer = parseAnswer(await this.ask(queries), queries.length);
    const candidates = new Map(
      answer.results.flatMap(({ hits }) => hits.map((hit) => [hit.id, hit] as const)),
    );
    const ranked = [...candidates.values()]
      .filter(({ text }) => meetsConditions(text, query))
      .map((candidate) => ({ candidate, score: scoreDocument(candidate.text, query.words, meanLength) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? 1 : -1));
    const exhausted = answer.results.every(({ hits }, nth) => hits.length < (queries[nth]?.limit ?? 0));
    return { ranked, complete: all && exhausted, answer };
  }

  private queryOf(q: string, nth: number, filter: ArchiveFilter, facets: boolean) {
    return {
      indexUid: this.server.index,
      q,
      filter: filtersOf(filter),
      limit: nth === 0 ? MOST_CANDIDATES : MORE_CANDIDATES,
      matchingStrategy: 'last' as const,
      attributesToSearchOn: [...STEM_FIELDS],
      attributesToRetrieve: CANDIDATE_FIELDS,
      ...(facets && nth === 0 ? { facets: [...FACETS] } : {}),
    };
  }

  private async ask(queries: MultiSearchQuery[]): Promise<unknown> {
    const client = await this.server.reader();
    return asked(() => client.multiSearch({ queries }));
  }
}

/** As rare as the most common way to say it, as with the other engine: a rare synonym does not make the meaning rare. */
const rarityOf = ({ alternatives }: WeightedWord): number =>
  alternatives.length === 0 ? 0 : Math.min(...alternatives.map(({ weight }) => weight));

/** The best first; ties by the thread's key, so that pages follow one another. */
const inOrder = (a: SearchPlace, b: SearchPlace): number =>
  b.key - a.key || (a.threadId === b.threadId ? 0 : a.threadId < b.threadId ? 1 : -1);

function pageOf(hits: readonly SearchHit[], { after, size }: SearchOptions): SearchHit[] {
  const sorted = [...hits].sort(inOrder);
  const behind = after ? sorted.filter((hit) => inOrder(after, hit) < 0) : sorted;
  return behind.slice(0, size);
}

/** Of all hits where these are all; else what the server counted, which is a lower bound. */
function facetsOf(good: readonly Ranked[], { complete, answer }: Found): Facets {
  const told = complete ? undefined : answer.results[0]?.facetDistribution;
  const count = <V>(field: keyof Candidate, valueOf: (value: string) => V): Map<V, number> => {
    const counts = new Map<string, number>();
    for (const { candidate } of good) {
      const value = candidate[field];
      if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    for (const [value, n] of Object.entries(told?.[field] ?? {}))
      counts.set(value, Math.max(n, counts.get(value) ?? 0));
    return new Map([...counts].filter(([, n]) => n > 0).map(([value, n]) => [valueOf(value), n]));
  };
  return {
    categories: count('category', asIs),
    kinds: count('kind', (value) => value as ThreadKind),
    solved: count('solved', asBoolean),
    official: count('hasOfficial', asBoolean),
    regions: count('region', asIs),
    exact: complete,
  };
}

const asIs = (value: string): string => value;
const asBoolean = (value: string): boolean => value === 'true';
