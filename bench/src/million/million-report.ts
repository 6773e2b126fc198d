import { type Verdict, atLeast, atMost } from '../verdicts.js';
import type { Times } from './ask-search.js';
import type { BoundsKept } from './measure-bounds.js';
import type { ArchiveFigures } from './measure-million.js';

const ALONE_P95_MS = 60;
const EIGHT_P95_MS = 250;
const FACETS_MS = 25;
const SUGGESTIONS_P95_MS = 20;
const INDEXED_A_SECOND = 8_000;
const POST_MS = 3;
const GROWTH = 2;
const KEPT = 0.97;

export function millionVerdicts(figures: readonly ArchiveFigures[]): Verdict[] {
  const [small, large] = figures;
  if (!small || !large) return [];
  const at = (what: string) => `${large.threads} threads: ${what}`;
  const kept = keptOf(large.bounds);
  return [
    atMost(at('search p95, ms'), large.alone.p95Ms, ALONE_P95_MS),
    atMost(at('search p95, 8 at once, ms'), large.eightAtOnce.p95Ms, EIGHT_P95_MS),
    atMost(at('facets add to p95, ms'), large.aloneWithFacets.p95Ms - large.alone.p95Ms, FACETS_MS),
    atMost(at('suggestions p95, ms'), large.suggestions.p95Ms, SUGGESTIONS_P95_MS),
    atLeast(at('documents indexed a second'), large.indexedPerSecond, INDEXED_A_SECOND),
    atMost(at('one post indexed, p50, ms'), large.indexing.p50Ms, POST_MS),
    atMost(at(`p95, times that of ${small.threads}`), large.alone.p95Ms / small.alone.p95Ms, GROWTH),
    ...(kept === null ? [] : [atLeast(at('nDCG@10 kept of unbounded ranking'), kept, KEPT)]),
  ];
}

export const millionLines = (figures: readonly ArchiveFigures[]): string[] =>
  figures.flatMap((archive) => [
    `${archive.threads} threads: loaded ${archive.loadedPerSecond.toFixed(0)} a second; search index of ` +
      `${archive.indexMb} MB, built ${archive.indexedPerSecond.toFixed(0)} documents a second; one post indexed in ` +
      `p50 ${archive.indexing.p50Ms.toFixed(1)}, p95 ${archive.indexing.p95Ms.toFixed(1)} ms`,
    timesLine('search', archive.alone),
    timesLine('search with facets', archive.aloneWithFacets),
    timesLine('search', archive.eightAtOnce),
    timesLine('search with facets', archive.eightWithFacets),
    timesLine('suggestions', archive.suggestions),
    ...(archive.bounds === null
      ? ['  ranking: the engine does not say by what it bounds its work']
      : archive.bounds.map(boundsLine)),
  ]);

/** The mean over the sets; `null` where there are none. */
function keptOf(bounds: readonly BoundsKept[] | null): number | null {
  if (bounds === null || bounds.length === 0) return null;
  return bounds.reduce((sum, { bounded, unbounded }) => sum + bounded / unbounded, 0) / bounds.length;
}

const timesLine = (what: string, { atOnce, requests, p50Ms, p95Ms, p99Ms, empty }: Times): string =>
  `  ${what}, ${atOnce} at once: p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms ` +
  `(${requests} requests, ${(empty * 100).toFixed(1)} % empty)`;

const boundsLine = ({ name, queries, bounded, unbounded }: BoundsKept): string =>
  `  ${name}, ${queries} queries: nDCG@10 ${bounded.toFixed(4)} bounded, ${unbounded.toFixed(4)} unbounded: ` +
  `${((bounded / unbounded) * 100).toFixed(1)} % kept`;
