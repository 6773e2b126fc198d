import type { INestApplicationContext } from '@nestjs/common';
import { InstallationFault, readSettings } from '#platform';
import { Reindex } from '#search';
import { withScratchProduct } from '../with-product.js';
import { archiveOf } from './archive-under-test.js';
import type { EngineName } from './engines.js';
import type { Ask } from './judge-engine.js';
import type { JudgedDocument } from './judged-lines.js';
import { PlainBm25 } from './plain-bm25.js';
import { dropScratchMeilisearch, scratchMeilisearch } from './scratch-meilisearch.js';

/**
 * Loads documents into an archive of their own that this engine answers, and removes it after the work.
 *
 * @param tell told how many documents are loaded.
 * @throws InstallationFault where there is no Meilisearch, or where it did not answer itself.
 */
export function withEngine<T>(
  engine: EngineName,
  documents: readonly JudgedDocument[],
  work: (ask: Ask) => Promise<T>,
  tell: (done: number) => void = () => {},
): Promise<T> {
  if (engine === 'postgres')
    return withScratchProduct(async (app) => work(await archiveOf(app, documents, { tell })));
  if (engine === 'meilisearch') return withMeilisearch(documents, work, tell);
  const reference = new PlainBm25(documents);
  return work((query, size) =>
    Promise.resolve({ documents: reference.search(query, size), corrections: [] }),
  );
}

async function withMeilisearch<T>(
  documents: readonly JudgedDocument[],
  work: (ask: Ask) => Promise<T>,
  tell: (done: number) => void,
): Promise<T> {
  const meilisearch = scratchMeilisearch(readSettings());
  const askAll = async (app: INestApplicationContext) => {
    const archive = await archiveOf(app, documents, { tell });
    // Loaded into an index that was not whole before.
    await app.get(Reindex, { strict: false }).execute(() => {}, { again: true });
    let instead = 0;
    const done = await work(async (...question) => {
      const answer = await archive(...question);
      if (answer.degraded) instead += 1;
      return answer;
    });
    if (instead > 0)
      throw new InstallationFault(`PostgreSQL answered ${instead} times in Meilisearch's place.`);
    return done;
  };
  try {
    return await withScratchProduct(askAll, (settings) => ({ ...settings, meilisearch }));
  } finally {
    await dropScratchMeilisearch(meilisearch);
  }
}
