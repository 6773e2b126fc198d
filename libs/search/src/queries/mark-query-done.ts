import { Injectable } from '@nestjs/common';
import { MOSCOW, localDate } from '#calendar';
import { Clock, type Viewer } from '#kernel';
import { Audit, Database, NotFound, NotPermitted, type Refused } from '#platform';
import { mayEditArchive } from '../search.policy.js';
import { QueriesRepository } from './queries.repository.js';

/** An editor has dealt with a query that found nothing useful, or takes that back (docs/product.md §5). */
@Injectable()
export class MarkQueryDone {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queries: QueriesRepository,
    private readonly audit: Audit,
  ) {}

  /** @param input the query as the list has it. */
  async execute(
    viewer: Viewer,
    { query, done }: { readonly query: string; readonly done: boolean },
  ): Promise<{ query: string; done: boolean } | Refused> {
    if (!mayEditArchive(viewer)) return new NotPermitted(viewer);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const key = await this.queries.shownKey(tx, query);
      if (key === null) return new NotFound(viewer);
      const by = { accountId: viewer.accountId, at: now, today: localDate(now, MOSCOW) };
      if (done) await this.queries.markDone(tx, query, by);
      else if (!(await this.queries.markOpen(tx, query))) return { query, done };
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: done ? 'search.query-done' : 'search.query-reopened',
        subject: { type: 'SearchQuery', id: key },
        facts: {},
      });
      return { query, done };
    });
  }
}
