import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { MOSCOW, localDate } from '#calendar';
import { Clock } from '#kernel';
import { Database } from '#platform';
import { WrittenLater } from '../written-later.js';
import { countedQuery } from './counted-query.js';

interface Counts {
  readonly asked: number;
  readonly unanswered: number;
  readonly opened: number;
  readonly results: number;
}

const NONE: Counts = { asked: 0, unanswered: 0, opened: 0, results: 0 };

/** Counts what the archive is asked for, by the day of Moscow and never with who asked (docs/product.md §5). */
@Injectable()
export class QueryCounts implements OnModuleDestroy {
  private readonly logger = new Logger(QueryCounts.name);
  private readonly counts = new WrittenLater<Counts>(
    (entries) => this.write(entries),
    (error) => this.logger.warn(`Counts of queries were lost: ${error.message}`),
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param results how many threads were found, of the whole archive. */
  asked(typed: string, results: number): void {
    const none = Number(results === 0);
    this.note(typed, ({ asked, unanswered, opened }) => ({
      asked: asked + 1,
      unanswered: unanswered + none,
      opened,
      results,
    }));
  }

  /** Somebody opened a thread that the query found. */
  opened(typed: string): void {
    this.note(typed, (counts) => ({ ...counts, opened: counts.opened + 1 }));
  }

  flush(): Promise<void> {
    return this.counts.flush();
  }

  onModuleDestroy(): Promise<void> {
    return this.flush();
  }

  private note(typed: string, change: (counts: Counts) => Counts): void {
    const query = countedQuery(typed);
    if (query !== null) this.counts.note(query, (present) => change(present ?? NONE));
  }

  private async write(entries: ReadonlyArray<readonly [string, Counts]>): Promise<void> {
    await this.database.query(WRITE, [
      entries.map(([query]) => query),
      entries.map(([, { asked }]) => asked),
      entries.map(([, { unanswered }]) => unanswered),
      entries.map(([, { opened }]) => opened),
      entries.map(([, { results }]) => results),
      localDate(this.clock.now(), MOSCOW),
    ]);
  }
}

/** What was only opened is added to its asking; an address that nobody was given counts nothing. */
const WRITE = `
  WITH given AS (
    SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[])
      AS g (query, asked, unanswered, opened, results)
  ), opened AS (
    UPDATE search_query_day AS d SET opened = d.opened + g.opened
    FROM given AS g WHERE g.asked = 0 AND d.query = g.query AND d.day = $6::date
  )
  INSERT INTO search_query_day AS d (query, day, asked, unanswered, opened, results)
  SELECT query, $6::date, asked, unanswered, opened, results FROM given WHERE asked > 0 ORDER BY query
  ON CONFLICT (query, day) DO UPDATE SET asked = d.asked + excluded.asked, unanswered = d.unanswered + excluded.unanswered,
    opened = d.opened + excluded.opened, results = excluded.results
`;
