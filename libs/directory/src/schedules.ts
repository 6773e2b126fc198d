import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Schedule, type ScheduleDefinition, scheduleDefinition } from '#calendar';
import { Clock, type Viewer } from '#kernel';
import { Database, Signals } from '#platform';
import type { Channel } from './channel.js';
import { type Hours, compiledSchedule, hoursAt } from './compiled-schedule.js';
import { WindowClosed } from './window-closed.js';

const CHANGED = 'schedule.changed';
const MODERATION = 'moderation';

/** When the desk works, and when a channel can be reached (docs/product.md §2). */
@Injectable()
export class Schedules implements OnModuleInit {
  private kept: Promise<Schedule> | null = null;

  constructor(
    private readonly database: Database,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.signals.on(CHANGED, () => (this.kept = null));
    this.signals.onGap(() => (this.kept = null));
  }

  /** The moderation schedule, from memory; read anew whenever news of a change could have been missed. */
  moderation(): Promise<Schedule> {
    if (!this.signals.connected) return this.readModeration();
    if (this.kept === null) {
      const reading = this.readModeration();
      this.kept = reading;
      // A failed reading is not kept: the next caller tries again.
      reading.catch(() => {
        if (this.kept === reading) this.kept = null;
      });
    }
    return this.kept;
  }

  /** The moderation schedule as it is committed, for what must not miss a change that is just being told. */
  moderationAsStored(): Promise<Schedule> {
    return this.readModeration();
  }

  /** The hours of the moderation window at this moment. */
  async moderationHours(): Promise<Hours & { readonly timeZone: string }> {
    const schedule = await this.moderation();
    return { ...hoursAt(schedule, this.clock.now()), timeZone: schedule.timeZone };
  }

  /**
   * The refusal of what may be done inside the moderation window only, `null` while it is open
   * (docs/product.md §4). Call it before a transaction begins.
   */
  async refuseOutsideWindow(viewer: Viewer): Promise<WindowClosed | null> {
    const schedule = await this.moderation();
    const now = this.clock.now();
    return schedule.isOpen(now) ? null : new WindowClosed(viewer, schedule.nextOpening(now));
  }

  /**
   * Replaces the moderation schedule; every process counts with the new one once `tx` is committed.
   * @throws ZodError, CalendarMismatch, NeverOpens for a schedule that cannot be followed
   */
  async changeModeration(tx: EntityManager, definition: ScheduleDefinition): Promise<void> {
    const parsed = scheduleDefinition.parse(definition);
    // A schedule without any opening to come would stop the desk for good.
    compiledSchedule(parsed).nextOpening(this.clock.now());
    await tx.query('UPDATE schedule SET definition = $2, changed_at = $3 WHERE key = $1', [
      MODERATION,
      JSON.stringify(parsed),
      this.clock.now(),
    ]);
    await this.signals.send(tx, { topic: CHANGED, key: MODERATION });
  }

  channelSchedule(channel: Pick<Channel, 'schedule'>): Schedule {
    return compiledSchedule(channel.schedule);
  }

  /** Whether a channel can be reached at this moment, and when that changes. */
  channelHours(channel: Pick<Channel, 'schedule'>): Hours {
    return hoursAt(this.channelSchedule(channel), this.clock.now());
  }

  private async readModeration(): Promise<Schedule> {
    const [row] = await this.database.read<{ definition: ScheduleDefinition }>(
      'directory.schedule',
      'SELECT definition FROM schedule WHERE key = $1',
      [MODERATION],
    );
    if (!row) throw new Error('The moderation schedule is missing from the database');
    return compiledSchedule(row.definition);
  }
}
