import type { ImportThreads, ImportedThread } from '#forum';
import type { Database } from '#platform';
import type { ArchiveFigures, SearchEngine } from '#search';
import type { JudgedDocument } from './judged-lines.js';

const BATCH = 250;
const CATEGORY = 'Архив';
/** What has no word: neither counted nor found. */
const WORDLESS = '—';
/** What could mean markup; the same before a sign of punctuation is that sign (CommonMark, backslash escapes). */
const MARKUP = /[*_[\]<>&`@\\~#|!=]|[.:/](?=\S)|(?<=^\s*)[-+]|(?<=^\s*\d{1,9})[.)]/gm;

interface Parts {
  readonly threads: ImportThreads;
  readonly engine: SearchEngine;
  readonly figures: ArchiveFigures;
  readonly database: Database;
}

/**
 * Makes published threads of documents, by the product's own way into the archive and its own index: the title is the
 * thread's, the text its question. A document without a title gets one without words, since the beginning of its text
 * would count four more times.
 *
 * @returns the document of a thread.
 */
export async function loadDocuments(
  { threads, engine, figures, database }: Parts,
  documents: readonly JudgedDocument[],
  tell: (done: number) => void = () => {},
): Promise<(threadId: string) => string> {
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = documents.slice(start, start + BATCH);
    const { threadIds } = await threads.execute(batch.map(threadOf), () => Promise.resolve());
    await engine.index(threadIds);
    tell(start + batch.length);
  }
  await figures.settle();
  // A running installation's autovacuum does that.
  await database.query('VACUUM (ANALYZE)');
  const rows = await database.query<{ id: string; document: string }>(
    'SELECT id, imported_id AS document FROM thread',
  );
  const byThread = new Map(rows.map(({ id, document }) => [id, document]));
  return (threadId) => byThread.get(threadId) ?? '';
}

function threadOf({ id, title, text }: JudgedDocument): ImportedThread {
  return {
    id,
    category: CATEGORY,
    title: title.toWellFormed().replaceAll('\0', ' ').trim() || WORDLESS,
    question: asMarkdown(text) || WORDLESS,
    answer: WORDLESS,
  };
}

/** Markdown that says the text as it is. */
export const asMarkdown = (text: string): string => text.replace(MARKUP, String.raw`\$&`).trim();
