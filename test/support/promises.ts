import { Schedules, scheduleChanged } from '#directory';
import type { ScheduleDefinition } from '#calendar';
import { SweepPromises, ThreadChanges } from '#forum';
import { Database, Jobs, keyOf } from '#platform';
import type { TestPerson } from './app.js';
import { DeskWithMail } from './desk-with-mail.js';
import { type AskedThread, askedQuestion } from './forum.js';
import { graphql } from './graphql.js';

export const moscow = (local: string): Date => new Date(`${local}+03:00`);
export const iso = (local: string): string => moscow(local).toISOString();

export interface ClockSeen {
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string | null;
  readonly leftSeconds: number;
  readonly overdue: boolean;
  readonly warnedAt: string | null;
  readonly overdueAt: string | null;
  readonly forecast: { readonly likelyAt: string; readonly latestAt: string } | null;
}

const CLOCKS = `query ($id: ID!) { node(id: $id) { ... on Thread { clocks {
  kind state dueAt leftSeconds overdue warnedAt overdueAt forecast { likelyAt latestAt } } } } }`;

/** What people promise each other, played on a desk whose clock the test moves. */
export class Promises {
  private constructor(
    readonly desk: DeskWithMail,
    readonly supervisor: TestPerson,
    /** In a zone of their own. */
    public asker: TestPerson,
  ) {}

  static async open(): Promise<Promises> {
    const desk = await DeskWithMail.open();
    const supervisor = await desk.app.person('SUPERVISOR');
    return new Promises(desk, supervisor, await desk.app.person('CITIZEN'));
  }

  /** A new story has the queue, and its asker's mailbox, to itself. */
  async begin(): Promise<void> {
    const { app } = this.desk;
    await app.settle();
    await app.db.query('UPDATE thread_clock SET stopped_at = due_at, paused_at = NULL');
    await app.db.query('UPDATE desk_item SET closed_at = now()');
    app.clock.set('2026-11-17T11:00:00+03:00');
    this.asker = await app.person('CITIZEN', { timeZone: 'Asia/Vladivostok' });
  }

  async sweep(local: string): Promise<void> {
    this.desk.app.clock.set(moscow(local));
    await this.desk.app.get(SweepPromises).handle();
    await this.desk.app.settle();
  }

  async asked(local: string, question: Record<string, unknown> = {}): Promise<AskedThread> {
    this.desk.app.clock.set(moscow(local));
    const { thread } = await askedQuestion(this.desk.app, this.asker, this.desk.categoryId, question);
    await this.desk.app.settle();
    return thread;
  }

  async clocksOf(thread: AskedThread, person: TestPerson | null = this.asker): Promise<ClockSeen[] | null> {
    const answer = await graphql<{ node: { clocks: ClockSeen[] | null } | null }>(
      this.desk.app,
      CLOCKS,
      { id: thread.id },
      person,
    );
    return answer.data.node?.clocks ?? null;
  }

  async clockOf(thread: AskedThread, kind: 'DECISION' | 'ANSWER'): Promise<ClockSeen> {
    const found = (await this.clocksOf(thread))?.find((clock) => clock.kind === kind);
    if (!found) throw new Error(`No clock ${kind}`);
    return found;
  }

  async resolve(thread: AskedThread, to: 'AWAITING_ASKER' | 'OPEN'): Promise<void> {
    const changes = this.desk.app.get(ThreadChanges);
    await this.desk.app.get(Database).transaction(async (tx) => {
      const held = await changes.lock(tx, keyOf('Thread', thread.id) ?? '');
      const resolved = held && (await changes.resolve(tx, held, to, { actorId: null }));
      if (!resolved) throw new Error(`It cannot become ${to}`);
    });
  }

  /** The subjects with these words of what a person was sent. */
  async mailsAbout(person: TestPerson, words: string): Promise<string[]> {
    return (await this.desk.mailsTo(person.email)).filter((subject) => subject.includes(words));
  }

  async changeSchedule(definition: ScheduleDefinition): Promise<void> {
    const { app } = this.desk;
    await app.get(Database).transaction((tx) => app.get(Schedules).changeModeration(tx, definition));
    await app.settle();
  }

  /** The hours have changed, but what is told is that another schedule has. */
  async changeSilently(definition: ScheduleDefinition, toldKey: string): Promise<void> {
    const { app } = this.desk;
    await app.db.query("UPDATE schedule SET definition = $1 WHERE key = 'moderation'", [definition]);
    await app.get(Database).transaction((tx) => app.get(Jobs).emit(tx, scheduleChanged, { key: toldKey }));
    await app.settle();
  }
}
