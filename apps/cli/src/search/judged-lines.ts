import { z } from 'zod';

export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
}

export interface JudgedDocument extends JudgedQuery {
  /** Empty when it has none. */
  readonly title: string;
}

export interface Judgement {
  readonly query: string;
  readonly document: string;
  /** 0 is not relevant; the more, the better. */
  readonly score: number;
}

/** Why a line cannot be taken. */
export class Unreadable {
  constructor(readonly reason: string) {}
}

const HEADER = ['query-id', 'corpus-id', 'score'];

const id = z
  .union([z.string(), z.int().transform(String)], 'must be a string or a whole number')
  .refine((text) => /^[^\p{C}]{1,500}$/u.test(text), 'must be of 1 to 500 characters that can be seen');
const text = z.string('must be a string');
const query = z
  .object({ _id: id, text: text.refine((line) => line.trim() !== '', 'must not be empty') })
  .transform(({ _id: key, ...rest }): JudgedQuery => ({ id: key, ...rest }));
const document = z
  .object({ _id: id, title: text.nullish(), text })
  .transform(({ _id: key, title, ...rest }): JudgedDocument => ({ id: key, title: title ?? '', ...rest }));

export const readDocument = (line: string): JudgedDocument | Unreadable => readObject(line, document);
export const readQuery = (line: string): JudgedQuery | Unreadable => readObject(line, query);

export const isHeader = (line: string): boolean => line.trimEnd() === HEADER.join('\t');

/** @param first whether the names of the columns were to stand there. */
export function readJudgement(line: string, first: boolean): Judgement | Unreadable {
  if (first) return new Unreadable(`the first line must be ${HEADER.join(', ')} with tabs between`);
  const fields = line.replace(/\r$/, '').split('\t');
  const [queryId = '', documentId = '', score = ''] = fields;
  if (fields.length !== HEADER.length)
    return new Unreadable(`there must be ${HEADER.length} fields with tabs between, not ${fields.length}`);
  if (queryId === '' || documentId === '') return new Unreadable('query-id, corpus-id: must not be empty');
  if (!/^\d{1,6}$/.test(score)) return new Unreadable('score: must be a whole number from 0');
  return { query: queryId, document: documentId, score: Number(score) };
}

function readObject<T>(line: string, schema: z.ZodType<T>): T | Unreadable {
  if (line.trim() === '') return new Unreadable('the line is empty');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return new Unreadable('this is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Unreadable('this is not a JSON object');
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  return new Unreadable(
    read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  );
}
