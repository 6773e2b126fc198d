import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type SoughtQuery, asTyped, normaliseText } from '#russian';
import {
  SearchEngine,
  type SearchHit,
  type SearchOptions,
  type SearchResult,
  type SimilarOptions,
} from '../search-engine.js';
import { PostgresSearchIndex } from './postgres-search-index.js';
import { LATEST, type LatestRow } from './periods.js';
import {
  type LatestPart,
  type Lexeme,
  type QueryPlan,
  latestOf,
  planQuery,
  quoteLexeme,
  tellingWords,
} from './query-plan.js';
import { SEARCH, TERMS, type TermsRow } from './statements.js';

/** How many documents a query may look at (see planQuery). */
const BUDGET = 3_000;
/** How many documents may have the words of a phrase; whether one after the other, only the document tells. */
const PHRASE_BUDGET = 3_000;
/** How many hits can be paged through; of more it is said that there are more. */
const REACH = 1_000;
/** Words by which all candidates are scored; the others count for the best of them only. */
const ROUGH_WORDS = 3;
/** Words of a text by which similar threads are looked for. */
const TELLING_WORDS = 24;
/** Documents that a search for similar threads may look at: it runs while somebody types. */
const SIMILAR_BUDGET = 2_000;
const SIMILAR_REACH = 100;
/** Characters of a text that are read for similar threads. */
const SIMILAR_CHARS = 6_000;
/** What part of the text's own best score makes a thread similar. */
const SIMILAR_SHARE = 0.15;

const EVERYTHING: SearchOptions = { order: 'RELEVANCE', size: 0 };
const NOTHING = { hits: [], facets: null, degraded: false };

interface Terms {
  readonly row: TermsRow;
  readonly words: readonly Lexeme[];
}

/** Which documents are looked at, in the language of `tsquery`, and whether these are all that match. */
interface Candidates {
  readonly terms: string;
  readonly complete: boolean;
}

interface HitRow {
  readonly thread_id: string | null;
  readonly score: number;
  readonly key: number;
  readonly total: number;
  readonly candidates: number;
}

/** BM25 over the lexemes of PostgreSQL's text search (docs/product.md §5), with bounded work. */
@Injectable()
export class PostgresSearchEngine extends SearchEngine {
  constructor(
    private readonly database: Database,
    private readonly documents: PostgresSearchIndex,
  ) {
    super();
  }

  async search(query: SoughtQuery, options: SearchOptions): Promise<SearchResult> {
    const phrases = query.phrases.map((phrase) => phrase.join(' '));
    const sought = query.words.flatMap(({ alternatives }) => alternatives.flatMap(({ words }) => words));
    const { row, words } = await this.termsOf([...sought, ...phrases].join(' '), phrases, query.excluded);
    const plan = planQuery(words, row.documents, BUDGET);
    const wanted = (await this.phrasesOf(words, row)) ?? (await this.candidatesOf(plan));
    const condition = conditionOf(wanted.terms, row);
    if (condition === '') return { ...NOTHING, total: { count: 0, exact: true } };
    const rows = await this.find(condition, plan, row.mean_length, options);
    const total = rows[0]?.total ?? 0;
    const exact = total <= REACH && (rows[0]?.candidates ?? 0) <= REACH && wanted.complete;
    return { ...NOTHING, hits: rows.flatMap(toHit), total: { count: Math.min(total, REACH), exact } };
  }

  async suggest(words: readonly string[], size: number): Promise<readonly SearchHit[]> {
    const query = { words: words.map(asTyped), phrases: [], excluded: [] };
    return (await this.search(query, { ...EVERYTHING, size })).hits;
  }

  async similar(
    text: string,
    size: number,
    { hardlyAlike = false, ...only }: SimilarOptions = {},
  ): Promise<readonly SearchHit[]> {
    const { row, words } = await this.termsOf(normaliseText(text.slice(0, SIMILAR_CHARS)), [], []);
    const plan = planQuery(tellingWords(words, row.documents, TELLING_WORDS), row.documents, SIMILAR_BUDGET);
    const { terms } = await this.candidatesOf(plan);
    if (terms === '') return [];
    const rows = await this.find(
      terms,
      plan,
      row.mean_length,
      { ...EVERYTHING, ...only, size },
      SIMILAR_REACH,
    );
    if (hardlyAlike) return rows.flatMap(toHit);
    const full = plan.lexemes.reduce((sum, { weight }) => sum + weight, 0);
    return rows.flatMap(toHit).filter(({ score }) => score >= SIMILAR_SHARE * full);
  }

  index(threadIds: readonly string[]): Promise<void> {
    return this.documents.index(threadIds);
  }

  remove(threadIds: readonly string[]): Promise<void> {
    return this.documents.remove(threadIds);
  }

  private async termsOf(
    text: string,
    phrases: readonly string[],
    excluded: readonly string[],
  ): Promise<Terms> {
    const [row] = await this.database.read<TermsRow>('search: terms', TERMS, [text, phrases, excluded]);
    if (!row) throw new Error('The row of search_statistics is missing: run the migrations.');
    const words = row.lexemes.map((lexeme, index) => ({
      lexeme,
      frequency: Math.max(0, row.frequencies[index] ?? 0),
      count: row.counts[index] ?? 1,
    }));
    return { row, words };
  }

  /** Where there is a phrase, it alone says which documents are looked at; `null` without one. */
  private async phrasesOf(words: readonly Lexeme[], row: TermsRow): Promise<Candidates | null> {
    const phrases = row.phrases.filter((phrase) => phrase !== '');
    if (phrases.length === 0) return null;
    const all = phrases.map((phrase) => `(${phrase})`).join(' & ');
    const theirs = words
      .filter(({ lexeme }) => all.includes(quoteLexeme(lexeme)))
      .sort((a, b) => a.frequency - b.frequency);
    const part = latestOf(theirs, row.documents, PHRASE_BUDGET);
    if (!part || part.among >= row.documents) return { terms: all, complete: true };
    return { terms: await this.amongLatest({ ...part, terms: all }), complete: false };
  }

  private async candidatesOf({ candidates, latest, complete }: QueryPlan): Promise<Candidates> {
    if (!latest) return { terms: candidates, complete };
    const common = await this.amongLatest(latest);
    return { terms: candidates === '' ? common : `${candidates} | (${common})`, complete };
  }

  private async amongLatest({ terms, among }: LatestPart): Promise<string> {
    const [row] = await this.database.read<LatestRow>('search: latest periods', LATEST, [among]);
    return row?.periods ? `${terms} & (${row.periods})` : terms;
  }

  private find(
    condition: string,
    { lexemes }: QueryPlan,
    meanLength: number,
    options: SearchOptions,
    reach = REACH,
  ): Promise<HitRow[]> {
    const rough = lexemes.slice(0, ROUGH_WORDS);
    const others = lexemes.slice(ROUGH_WORDS);
    const parameters = [
      condition,
      rough.map(({ lexeme }) => quoteLexeme(lexeme)),
      rough.map(({ weight }) => weight),
      others.map(({ lexeme }) => quoteLexeme(lexeme)),
      others.map(({ weight }) => weight),
      meanLength,
      options.categoryId ?? null,
      options.solved ?? null,
      options.officialAnswer ?? null,
      options.order === 'DATE',
      options.after?.key ?? null,
      options.after?.threadId ?? null,
      options.size,
      reach,
    ];
    return this.database.read<HitRow>('search: find', SEARCH, parameters);
  }
}

/** Exclusions must not be there. */
function conditionOf(wanted: string, row: TermsRow): string {
  const unwanted = row.excluded.filter((phrase) => phrase !== '');
  return wanted && [`(${wanted})`, ...unwanted.map((terms) => `!(${terms})`)].join(' & ');
}

const toHit = ({ thread_id: threadId, score, key }: HitRow): SearchHit[] =>
  threadId === null ? [] : [{ threadId, score, key }];
