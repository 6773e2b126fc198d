import type { INestApplicationContext } from '@nestjs/common';
import { ImportThreads } from '#forum';
import { ANONYMOUS } from '#kernel';
import { Database } from '#platform';
import { ArchiveFigures, SearchArchive, SearchEngine } from '#search';
import type { Ask } from './judge-engine.js';
import type { JudgedDocument } from './judged-lines.js';
import { loadDocuments } from './load-documents.js';

/** Fills an empty product with documents; they are asked for as readers of the archive page do it. */
export async function archiveOf(
  app: INestApplicationContext,
  documents: readonly JudgedDocument[],
  tell: (done: number) => void = () => {},
): Promise<Ask> {
  const parts = {
    threads: app.get(ImportThreads, { strict: false }),
    engine: app.get(SearchEngine, { strict: false }),
    figures: app.get(ArchiveFigures, { strict: false }),
    database: app.get(Database, { strict: false }),
  };
  const documentOf = await loadDocuments(parts, documents, tell);
  const archive = app.get(SearchArchive, { strict: false });
  return async (query, size, { literal } = { literal: false }) => {
    const { edges, corrections } = await archive.execute(ANONYMOUS, { query, literal, first: size });
    return {
      documents: edges.map(({ node }) => documentOf(node.threadId)),
      corrections: corrections.map(({ kind }) => kind),
    };
  };
}
