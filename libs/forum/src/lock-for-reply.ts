import type { EntityManager } from 'typeorm';
import { allColumns, entityOf, prepared } from '#platform';
import type { Category } from './category.entity.js';
import { Thread } from './thread.entity.js';

/**
 * `ThreadChanges.lock` with what the thread's category says of trusted authors, in one statement: it is on the way of
 * every reply.
 *
 * @returns the thread, held until the transaction ends, or `null` when there is none.
 */
export async function lockForReply(
  tx: EntityManager,
  threadId: string,
): Promise<{ thread: Thread; category: Pick<Category, 'letsTrustedIn'> } | null> {
  const [row] = await prepared<{ lets_trusted_in: boolean }>(
    tx,
    'thread for reply',
    `SELECT ${allColumns(tx, Thread, 't')}, c.lets_trusted_in
     FROM thread t JOIN category c ON c.id = t.category_id WHERE t.id = $1 FOR UPDATE OF t`,
    [threadId],
  );
  return row
    ? { thread: entityOf(tx, Thread, { ...row }), category: { letsTrustedIn: row.lets_trusted_in } }
    : null;
}
