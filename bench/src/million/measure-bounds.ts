import type { INestApplicationContext } from '@nestjs/common';
import { SearchEngine } from '#search';
import { archiveAskedBy } from '../../../apps/cli/src/search/archive-under-test.js';
import { judgeEngine } from '../../../apps/cli/src/search/judge-engine.js';
import type { JudgedQuery } from '../../../apps/cli/src/search/judged-lines.js';
import { seeded } from '../random.js';
import type { NamedSet } from './judged-sets.js';

/** What bounding the work of a query leaves of its ranking, on one set of real questions. */
export interface BoundsKept {
  readonly name: string;
  readonly queries: number;
  readonly bounded: number;
  readonly unbounded: number;
}

/** An engine whose queries look at so many documents at most. */
interface Bounded {
  budget: number;
}

/** More than any archive has, and little enough to reckon with. */
const UNBOUNDED = 1e12;
/** Unbounded ranking takes seconds a query. */
const QUERIES = 250;
const SEED = 4;

/** @returns `null` where the engine does not let its budget be changed. */
export async function measureBounds(
  app: INestApplicationContext,
  sets: readonly NamedSet[],
  say: (line: string) => void,
): Promise<BoundsKept[] | null> {
  const engine: unknown = app.get(SearchEngine, { strict: false });
  if (!isBounded(engine)) return null;
  const kept: BoundsKept[] = [];
  const archive = await archiveAskedBy(app);
  const usual = engine.budget;
  for (const { name, queries, judgements } of sets) {
    const asked = someOf(queries);
    const judge = async (budget: number) => {
      engine.budget = budget;
      try {
        const verdict = await judgeEngine(
          async (query, size) => {
            const { documents, corrections } = await archive(query, size);
            // Of other sets and of the generated threads none is relevant.
            return { documents: documents.map((key) => key.replace(`${name}:`, '')), corrections };
          },
          asked,
          judgements,
        );
        return verdict['nDCG@10'];
      } finally {
        engine.budget = usual;
      }
    };
    say(`${name}: ${asked.length} queries, bounded and unbounded`);
    kept.push({
      name,
      queries: asked.length,
      bounded: await judge(usual),
      unbounded: await judge(UNBOUNDED),
    });
  }
  return kept;
}

const isBounded = (engine: unknown): engine is Bounded =>
  typeof engine === 'object' && engine !== null && 'budget' in engine && typeof engine.budget === 'number';

function someOf(queries: readonly JudgedQuery[]): JudgedQuery[] {
  const random = seeded(SEED);
  return queries
    .map((query) => ({ query, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, QUERIES)
    .map(({ query }) => query);
}
