import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { MOSCOW, localDate } from '#calendar';
import { Clock } from '#kernel';
import { Database } from '#platform';
import { WrittenLater } from '../written-later.js';

/**
 * What an asker does with similar threads: a question is `shown` them, one is `opened`, one has `helped`, the question
 * is `sent` all the same.
 */
export type DeflectionStep = 'shown' | 'opened' | 'helped' | 'sent';

/** The counts of one day of Moscow. */
export interface DeflectionDay extends Readonly<Record<DeflectionStep, number>> {
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** How often similar threads made a question needless (docs/product.md §1): a row a day, nothing of who asked. */
@Injectable()
export class Deflection implements OnModuleDestroy {
  private readonly logger = new Logger(Deflection.name);
  private readonly counts = new WrittenLater<number>(
    (entries) => this.write(entries),
    (error) => this.logger.warn(`Counts of similar threads were lost: ${error.message}`),
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  count(step: DeflectionStep): void {
    this.counts.note(step, (present = 0) => present + 1);
  }

  /** Days of the period on which there was anything, the earliest first. */
  days(from: Date, to: Date): Promise<DeflectionDay[]> {
    return this.database.read('deflection by day', DAYS, [
      localDate(counted(from), MOSCOW),
      localDate(counted(new Date(to.getTime() - 1)), MOSCOW),
    ]);
  }

  flush(): Promise<void> {
    return this.counts.flush();
  }

  onModuleDestroy(): Promise<void> {
    return this.flush();
  }

  private async write(entries: ReadonlyArray<readonly [string, number]>): Promise<void> {
    const counts = Object.fromEntries(entries);
    await this.database.query(WRITE, [
      localDate(this.clock.now(), MOSCOW),
      ...['shown', 'opened', 'helped', 'sent'].map((step) => counts[step] ?? 0),
    ]);
  }
}

/** What part of the askers who were shown similar threads said that one had helped; `null` where there were none. */
export const helpedShare = ({ shown, helped }: Pick<DeflectionDay, 'shown' | 'helped'>): number | null =>
  shown === 0 ? null : Math.min(1, helped / shown);

/** What part of them sent nothing: they were helped, or gave up. */
export const unsentShare = ({ shown, sent }: Pick<DeflectionDay, 'shown' | 'sent'>): number | null =>
  shown === 0 ? null : Math.max(0, 1 - sent / shown);

/** Nothing was counted before, and nothing will be after: dates far away are no dates to the database. */
const ERA = { from: Date.parse('2000-01-01T00:00:00Z'), to: Date.parse('2200-01-01T00:00:00Z') };
const counted = (at: Date): Date => new Date(Math.min(Math.max(at.getTime(), ERA.from), ERA.to));

const DAYS = `
  SELECT day::text, shown, opened, helped, sent FROM deflection_day
  WHERE day BETWEEN $1::date AND $2::date ORDER BY day
`;

const WRITE = `
  INSERT INTO deflection_day AS d (day, shown, opened, helped, sent) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (day) DO UPDATE SET (shown, opened, helped, sent) =
    (d.shown + excluded.shown, d.opened + excluded.opened, d.helped + excluded.helped, d.sent + excluded.sent)
`;
