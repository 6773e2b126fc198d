import type { Database } from '#platform';
import { type Question, foldAlike } from '../rules/fold-alike.js';

/** How many of the best hits are compared with one another. */
const COMPARED = 100;
/** Characters of a question that are read. */
const CHARS = 1_000;

/**
 * Puts threads whose questions are nearly the same into one group, for either engine; what stands behind the best hundred
 * is not compared.
 *
 * @param threadIds the best first.
 */
export async function foldHits(database: Database, threadIds: readonly string[]): Promise<string[][]> {
  const compared = threadIds.slice(0, COMPARED);
  if (compared.length < 2) return threadIds.map((id) => [id]);
  const rows = await database.read<Question>('search: questions', QUESTIONS, [compared, CHARS]);
  const questions = new Map(rows.map((row) => [row.id, row]));
  const groups = foldAlike(compared.map((id) => questions.get(id) ?? { id, title: id, text: '' }));
  return [...groups, ...threadIds.slice(COMPARED).map((id) => [id])];
}

const QUESTIONS = `
  SELECT t.id, t.title, left(p.plain, $2) AS text
  FROM thread AS t JOIN post AS p ON p.thread_id = t.id AND p.position = 0
  WHERE t.id = ANY($1::uuid[])
`;
