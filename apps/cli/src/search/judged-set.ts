import { InstallationFault } from '#platform';
import { openSource } from '../import/open-source.js';
import { type Line, readLines } from '../import/read-lines.js';
import {
  type JudgedDocument,
  type JudgedQuery,
  Unreadable,
  isHeader,
  readDocument,
  readJudgement,
  readQuery,
} from './judged-lines.js';

/** Files of a set in the layout of BEIR. */
export interface JudgedFiles {
  /** Documents: JSON Lines of `_id`, `title`, `text`. */
  readonly corpus: string;
  /** JSON Lines of `_id`, `text`. */
  readonly queries: string;
  /** Judgements: lines of `query-id`, `corpus-id`, `score` with tabs between, these names in the first. */
  readonly qrels: string;
}

/** Documents, questions, and how well each question is answered by some of the documents. */
export interface JudgedSet {
  readonly documents: readonly JudgedDocument[];
  /** Those that were judged. */
  readonly queries: readonly JudgedQuery[];
  /** By query: how relevant documents are, 0 is not. */
  readonly judgements: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export type TellBroken = (file: string, line: number, reason: string) => void;

/**
 * Reads a set into memory; a broken line is told and left out.
 *
 * @throws InstallationFault for a file that cannot be read, and where nothing is judged.
 */
export async function readJudgedSet(files: JudgedFiles, tellBroken: TellBroken): Promise<JudgedSet> {
  const documents = await identified(files.corpus, readDocument, tellBroken);
  const queries = await readQueries(files.queries, tellBroken);
  const judgements = new Map<string, Map<string, number>>();
  for await (const { number, text, fault } of linesOf(files.qrels)) {
    if (number === 1 && text !== null && isHeader(text)) continue;
    const read = text === null ? new Unreadable(fault) : readJudgement(text, number === 1);
    const reason =
      read instanceof Unreadable
        ? read.reason
        : (!queries.has(read.query) && `query-id: there is no query ${read.query}`) ||
          (!documents.has(read.document) && `corpus-id: there is no document ${read.document}`) ||
          (judgements.get(read.query)?.has(read.document) && 'query-id, corpus-id: judged above already');
    if (reason) tellBroken(files.qrels, number, reason);
    else if (!(read instanceof Unreadable)) {
      const judged = judgements.get(read.query) ?? new Map<string, number>();
      judgements.set(read.query, judged.set(read.document, read.score));
    }
  }
  if (judgements.size === 0) throw new InstallationFault(`In ${files.qrels} no query is judged.`);
  return {
    documents: [...documents.values()],
    queries: [...queries.values()].filter(({ id }) => judgements.has(id)),
    judgements,
  };
}

/** By their keys. */
export const readQueries = (file: string, tellBroken: TellBroken): Promise<Map<string, JudgedQuery>> =>
  identified(file, readQuery, tellBroken);

async function identified<T extends { readonly id: string }>(
  file: string,
  read: (line: string) => T | Unreadable,
  tellBroken: TellBroken,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for await (const { number, text, fault } of linesOf(file)) {
    const one = text === null ? new Unreadable(fault) : read(text);
    if (one instanceof Unreadable) tellBroken(file, number, one.reason);
    else if (found.has(one.id)) tellBroken(file, number, `_id: ${one.id} stands above already`);
    else found.set(one.id, one);
  }
  return found;
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  yield* readLines((await openSource(file)).stream);
}
