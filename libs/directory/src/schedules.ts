import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Schedule, type ScheduleDefinition, localDate, scheduleDefinition } from '#calendar';
import { Clock, type Viewer } from '#kernel';
import { Jobs, ReaderCache, Signals } from '#platform';
import type { Channel } from './channel.js';
import { type Hours, compiledSchedule, hoursAt } from './compiled-schedule.js';
import { scheduleChanged } from './directory.events.js';
import { DIRECTORY_TAG } from './directory-tag.js';
import { CALENDAR_CHANGED, ProductionCalendars } from './production-calendars.js';
import { MODERATION, ScheduleRows } from './schedule-rows.js';
import { WindowClosed } from './window-closed.js';

const CHANGED = 'schedule.changed';
/** A calendar that ends sooner is missed soon. */
const LOOK_AHEAD_MS = 60 * 24 * 3_600_000;

/** When the desk works, and when a channel can be reached: the only source of both (docs/product.md §2). */
@Injectable()
export class Schedules implements OnModuleInit {
  private readonly log = new Logger(Schedules.name);
  private kept: Promise<Schedule> | null = null;
  private week: ScheduleDefinition | null = null;

  constructor(
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly rows: ScheduleRows,
    private readonly calendars: ProductionCalendars,
    private readonly jobs: Jobs,
    private readonly cache: ReaderCache,
  ) {}

  onModuleInit(): void {
    const forget = () => (this.kept = null);
    for (const topic of [CHANGED, CALENDAR_CHANGED]) {
      this.signals.on(topic, forget);
      this.signals.onOwn(topic, forget);
    }
    this.signals.onGap(forget);
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

  /**
   * The moderation schedule as it was read last, for telling people its hours. Never throws, and does not wait for a
   * database that is away.
   *
   * @returns `null` where it could not be read yet
   */
  async moderationWeek(): Promise<ScheduleDefinition | null> {
    if (this.signals.connected) await this.moderation().catch(() => null);
    return this.week;
  }

  /**
   * A schedule as the database has it at this moment, for handlers of `scheduleChanged`: the news of a change
   * may reach a process after its event.
   *
   * @param key `moderation`, or `channel:` with the key of a channel; `null` when there is none
   */
  async byKey(key: string): Promise<Schedule | null> {
    await this.calendars.refresh();
    const row = await this.rows.byKey(key);
    return row && this.compile(row.definition);
  }

  /**
   * A definition ready to count with, by the production calendars in force.
   * @throws ZodError, CalendarMismatch, NeverOpens for one that cannot be followed
   */
  compile(definition: ScheduleDefinition): Schedule {
    return compiledSchedule(
      definition,
      definition.calendar === null ? null : this.calendars.get(definition.calendar),
    );
  }

  /** The years from now to the end of the next one in which the plain week stands in for official days. */
  unknownYears(definition: ScheduleDefinition): number[] {
    const schedule = this.compile(definition);
    const year = Number(localDate(this.clock.now(), definition.timeZone).slice(0, 4));
    return [year, year + 1].filter((one) => !schedule.coversYear(one));
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
    return schedule.isOpen(now) ? null : new WindowClosed(viewer, schedule.nextOpening(now), now);
  }

  /**
   * Replaces a schedule; every process counts with the new one once `tx` is committed.
   * @throws ZodError, CalendarMismatch, NeverOpens for a schedule that cannot be followed
   */
  async change(
    tx: EntityManager,
    key: string,
    definition: ScheduleDefinition,
    actorId: string | null,
  ): Promise<void> {
    const parsed = scheduleDefinition.parse(definition);
    this.compile(parsed).nextOpening(this.clock.now());
    await this.rows.save(tx, key, parsed, actorId);
    await this.tellChanged(tx, key);
  }

  /** Replaces the moderation schedule, as an operator would. */
  async changeModeration(tx: EntityManager, definition: ScheduleDefinition): Promise<void> {
    await this.change(tx, MODERATION, definition, null);
  }

  /** Tells, with the commit of `tx`, that these schedules have other hours now. */
  async tellChanged(tx: EntityManager, ...keys: string[]): Promise<void> {
    for (const key of keys) await this.jobs.emit(tx, scheduleChanged, { key });
    await this.signals.send(tx, ...keys.map((key) => ({ topic: CHANGED, key })));
    if (keys.some((key) => key !== MODERATION)) await this.cache.drop(tx, DIRECTORY_TAG);
  }

  channelSchedule(channel: Pick<Channel, 'schedule'>): Schedule {
    return this.compile(channel.schedule);
  }

  /** Whether a channel can be reached at this moment, and when that changes. */
  channelHours(channel: Pick<Channel, 'schedule'>): Hours {
    return hoursAt(this.channelSchedule(channel), this.clock.now());
  }

  private async readModeration(): Promise<Schedule> {
    await this.calendars.refresh();
    const row = await this.rows.byKey(MODERATION);
    if (!row) throw new Error('The moderation schedule is missing from the database');
    const schedule = this.compile(row.definition);
    this.week = row.definition;
    const now = this.clock.now();
    const unknown = schedule.uncoveredYears(now, new Date(now.getTime() + LOOK_AHEAD_MS));
    for (const year of unknown)
      this.log.warn(`The production calendar of ${year} is not loaded: the plain week stands in for it`);
    return schedule;
  }
}
