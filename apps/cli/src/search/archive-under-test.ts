import type { INestApplicationContext } from '@nestjs/common';
import { ImportThreads } from '#forum';
import { ANONYMOUS } from '#kernel';
import { Database } from '#platform';
import { ArchiveFigures, SearchArchive, SearchEngine } from '#search';
import type { Ask } from './judge-engine.js';
import type { JudgedDocument } from './judged-lines.js';
import { type LoadOptions, loadDocuments } from './load-documents.js';

/** Fills an empty product with documents, to be asked for. */
export async function archiveOf(
  app: INestApplicationContext,
  documents: readonly JudgedDocument[],
  options: LoadOptions = {},
): Promise<Ask> {
  await putInto(app, documents, options);
  await tidy(app.get(Database, { strict: false }));
  return archiveAskedBy(app);
}

export const putInto = (
  app: INestApplicationContext,
  documents: readonly JudgedDocument[],
  options: LoadOptions,
): Promise<void> =>
  loadDocuments(
    {
      threads: app.get(ImportThreads, { strict: false }),
      engine: app.get(SearchEngine, { strict: false }),
      figures: app.get(ArchiveFigures, { strict: false }),
    },
    documents,
    options,
  );

/** Asks for documents that were loaded as readers of the archive's page ask. */
export async function archiveAskedBy(app: INestApplicationContext): Promise<Ask> {
  const rows = await app
    .get(Database, { strict: false })
    .query<{ id: string; document: string }>(
      'SELECT id, imported_id AS document FROM thread WHERE imported_id IS NOT NULL',
    );
  const documents = new Map(rows.map(({ id, document }) => [id, document]));
  const archive = app.get(SearchArchive, { strict: false });
  return async (query, size, { literal } = { literal: false }) => {
    const { edges, corrections, didYouMean, degraded } = await archive.execute(ANONYMOUS, {
      query,
      literal,
      first: size,
    });
    return {
      // What asks nearly the same stands behind its hit, one press away; each of them is judged for itself.
      documents: edges
        .flatMap(({ node }) => [node, node.alike].flat())
        .map(({ threadId }) => documents.get(threadId) ?? '')
        .slice(0, size),
      corrections,
      didYouMean,
      degraded,
    };
  };
}

/** What autovacuum does in a running installation; a large set takes longer than a statement may. */
async function tidy(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('SET LOCAL statement_timeout = 0');
    await tx.query('ANALYZE');
    await tx.query(`SELECT gin_clean_pending_list(c.oid::regclass) FROM pg_class AS c JOIN pg_am AS m ON m.oid = c.relam
      WHERE m.amname = 'gin' AND c.relname LIKE 'search\\_%'`);
  });
}
