import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Schedule } from '#calendar';
import { Schedules } from '#directory';
import { Clock, Ids } from '#kernel';
import { Database, type Handler, Jobs, Sweep } from '#platform';
import { promiseOverdue, promiseWarned, promisesMissed, sweepPromises } from '../forum.events.js';
import { CLOCK_KINDS, type ClockKind } from '../rules/clock.js';
import { type QueuePace, forecast } from '../rules/forecast.js';
import { type Deadline, type ThreadClock, ThreadClocksRepository } from '../thread-clocks.repository.js';

/** Marked and told in one transaction. */
const BATCH = 100;
const TWO_WEEKS_MS = 14 * 24 * 60 * 60_000;

/**
 * Warns of promises near their end and tells of those past it (docs/product.md §3): each once for its deadline,
 * and in working hours only; what falls due at a closing is told at the next opening. The mark on the row and the
 * job that tells are one transaction, so a worker that dies loses neither and doubles neither, and any number of
 * workers may sweep at once.
 */
@Injectable()
@Sweep(sweepPromises, { everySeconds: 5 })
export class SweepPromises implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly schedules: Schedules,
    private readonly clocks: ThreadClocksRepository,
  ) {}

  async handle(): Promise<void> {
    const schedule = await this.schedules.moderation();
    const now = this.clock.now();
    if (!schedule.isOpen(now)) return;
    await this.batches((tx) => this.warn(tx, now));
    const paces = new Paces(this.clocks, schedule, now);
    await this.batches((tx) => this.tellOverdue(tx, paces, now));
  }

  private async batches(work: (tx: EntityManager) => Promise<number>): Promise<void> {
    while ((await this.database.transaction(work)) === BATCH);
  }

  private async warn(tx: EntityManager, now: Date): Promise<number> {
    const warned = await this.clocks.markWarned(tx, now, BATCH);
    for (const deadline of warned) await this.jobs.emit(tx, promiseWarned, told(deadline));
    return warned.length;
  }

  private async tellOverdue(tx: EntityManager, paces: Paces, now: Date): Promise<number> {
    const missed = await this.clocks.lockOverdue(tx, now, BATCH);
    const [first, ...others] = missed.map(told);
    if (!first) return 0;
    const marked = await this.withForecasts(tx, paces, missed);
    await this.clocks.update(tx, marked);
    for (const deadline of [first, ...others]) await this.jobs.emit(tx, promiseOverdue, deadline);
    await this.jobs.emit(tx, promisesMissed, { findingId: this.ids.next(), deadlines: [first, ...others] });
    return missed.length;
  }

  /** The clocks marked as told, each with when it will be done, by its place among those that wait. */
  private async withForecasts(
    tx: EntityManager,
    paces: Paces,
    missed: readonly ThreadClock[],
  ): Promise<ThreadClock[]> {
    const marked: ThreadClock[] = [];
    for (const kind of CLOCK_KINDS) {
      const late = missed.filter((clock) => clock.kind === kind);
      if (!late[0]) continue;
      const ahead = await this.clocks.countAhead(tx, kind, late[0].dueAt);
      const pace = await paces.of(tx, kind);
      for (const [place, clock] of late.entries()) {
        const queue = { ...pace, position: ahead + place + 1, termMs: clock.termMs };
        marked.push({ ...clock, overdueAt: paces.now, ...forecast(paces.schedule, paces.now, queue) });
      }
    }
    return marked;
  }
}

type KnownPace = Pick<QueuePace, 'departures' | 'workedMs'>;

/** How fast each queue moves at the instant of a sweep; asked for once, and only when something is late. */
class Paces {
  private readonly known = new Map<ClockKind, Promise<KnownPace>>();

  constructor(
    private readonly clocks: ThreadClocksRepository,
    readonly schedule: Schedule,
    readonly now: Date,
  ) {}

  of(tx: EntityManager, kind: ClockKind): Promise<KnownPace> {
    const pace = this.known.get(kind) ?? this.read(tx, kind);
    this.known.set(kind, pace);
    return pace;
  }

  private async read(tx: EntityManager, kind: ClockKind): Promise<KnownPace> {
    const since = new Date(this.now.getTime() - TWO_WEEKS_MS);
    const { departures, busy } = await this.clocks.paceOf(tx, kind, since, this.now);
    const worked = busy.map(([from, to]) => this.schedule.workingTimeBetween(new Date(from), new Date(to)));
    return { departures, workedMs: worked.reduce((sum, ms) => sum + ms, 0) };
  }
}

const told = ({ threadId, kind, dueAt }: Deadline) => ({
  threadId,
  clock: kind,
  dueAt: dueAt.toISOString(),
});
