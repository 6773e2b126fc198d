import type { ImportThreads, ImportedThread } from '#forum';
import { asMarkdown } from '#markdown';
import type { ArchiveFigures, SearchEngine } from '#search';
import type { JudgedDocument } from './judged-lines.js';

const BATCH = 250;
const CATEGORY = 'Архив';
/** What has no word: neither counted nor found. */
const WORDLESS = '—';

/** What is judged are the texts as they were judged. */
const AS_THEY_ARE = { keepPersonalData: true };

interface Parts {
  readonly threads: ImportThreads;
  readonly engine: SearchEngine;
  readonly figures: ArchiveFigures;
}

export interface LoadOptions {
  readonly tell?: (done: number) => void;
  /** When a document's thread was asked; now, unless told. */
  readonly askedAt?: (document: JudgedDocument) => Date;
}

/**
 * Makes published threads of documents, by the product's own way into the archive and its own index: the title is the
 * thread's, the text its question. A document without a title gets one without words, since the beginning of its text
 * would count four more times.
 */
export async function loadDocuments(
  { threads, engine, figures }: Parts,
  documents: readonly JudgedDocument[],
  { tell = () => {}, askedAt }: LoadOptions = {},
): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = documents.slice(start, start + BATCH);
    const rows = batch.map((document) => ({
      ...threadOf(document),
      ...(askedAt && { askedAt: askedAt(document) }),
    }));
    const { threadIds } = await threads.execute(rows, AS_THEY_ARE, () => Promise.resolve());
    await engine.index(threadIds);
    tell(start + batch.length);
  }
  await figures.settle();
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
