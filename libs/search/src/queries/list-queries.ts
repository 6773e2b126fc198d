import { Injectable } from '@nestjs/common';
import { MOSCOW, localDate } from '#calendar';
import { Clock, type Viewer } from '#kernel';
import { type Connection, type PageArgs, parsePage, toConnection } from '#platform';
import { KEPT_DAYS, QueriesRepository, type QueryList, type QueryRow } from './queries.repository.js';

/** What the archive was asked for in vain, the most asked first (docs/product.md §5). */
@Injectable()
export class ListQueries {
  constructor(
    private readonly queries: QueriesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws GraphQLError `BAD_USER_INPUT` for a page that cannot be. */
  async execute(viewer: Viewer, list: QueryList, args: PageArgs): Promise<Connection<QueryRow>> {
    const days = Math.min(Math.max(list.days, 1), KEPT_DAYS);
    const name = `queries:${list.fault}:${list.done}:${days}`;
    const page = parsePage(args, name, viewer, ['number', 'id']);
    const today = localDate(this.clock.now(), MOSCOW);
    const rows = await this.queries.page({ ...list, days }, page, today);
    return toConnection(
      rows,
      page,
      ({ asked, id }) => [asked, id],
      (row) => row,
    );
  }
}
