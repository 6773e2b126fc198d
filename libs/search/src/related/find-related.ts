import { Injectable } from '@nestjs/common';
import { RelatedThreadsRepository, publicRow } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, ReaderCache, Task } from '#platform';
import { SearchEngine } from '../search-engine.js';
import { UnderstandText } from '../understanding/understand-text.js';
import { RelatedThreads, relateThreads } from './related-threads.js';

/** More than are shown: some may be hidden or merged later. */
const KEPT = 8;

interface DueRow {
  readonly id: string;
  readonly title: string;
  readonly question: string;
}

/** Finds the threads that are like those that were read (docs/product.md §5). */
@Injectable()
@Task(relateThreads)
export class FindRelated implements Handler<{ threadIds: string[] }> {
  constructor(
    private readonly database: Database,
    private readonly engine: SearchEngine,
    private readonly understand: UnderstandText,
    private readonly related: RelatedThreadsRepository,
    private readonly wanted: RelatedThreads,
    private readonly cache: ReaderCache,
    private readonly clock: Clock,
  ) {}

  async handle({ threadIds }: { threadIds: string[] }): Promise<void> {
    const { some, none } = this.wanted.staleBefore();
    const due = await this.database.read<DueRow>('threads to relate', DUE, [threadIds, some, none]);
    for (const thread of due) await this.relate(thread);
  }

  private async relate({ id, title, question }: DueRow): Promise<void> {
    const { telling } = await this.understand.execute({ title, body: question });
    const hits = await this.engine.similar(telling, KEPT + 1);
    const others = hits.map(({ threadId }) => threadId).filter((other) => other !== id);
    await this.database.transaction(async (tx) => {
      const isNew = await this.related.put(tx, id, others.slice(0, KEPT), this.clock.now());
      if (isNew) await this.cache.drop(tx, `thread:${id}`);
    });
  }
}

const DUE = `
  SELECT t.id, t.title, q.plain AS question
  FROM thread AS t
  JOIN post AS q ON q.thread_id = t.id AND q.kind = 'QUESTION'
  LEFT JOIN thread_related AS r ON r.thread_id = t.id
  WHERE t.id = ANY($1::uuid[]) AND ${publicRow('t')}
    AND (r.found_at IS NULL OR r.found_at < CASE WHEN cardinality(r.related) > 0 THEN $2 ELSE $3 END::timestamptz)
`;
