import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ScheduleDefinition } from '#calendar';
import { Clock, type Locale } from '#kernel';
import { Database } from '#platform';
import { sayDirectory } from './directory.messages.js';

/** The schedule of the desk; those of channels are `channel:` with the channel's key. */
export const MODERATION = 'moderation';
const OF_CHANNEL = 'channel:';

/** A schedule as it is stored. */
export interface ScheduleRow {
  readonly key: string;
  /** Of a channel; the desk's schedule has none. */
  readonly name: { readonly ru: string; readonly en: string } | null;
  readonly definition: ScheduleDefinition;
  readonly version: number;
  readonly changedAt: Date;
}

/** What people call it. */
export const nameOfSchedule = ({ name }: ScheduleRow, locale: Locale): string =>
  name?.[locale] ?? sayDirectory(locale, 'MODERATION');

const OF_DESK = `SELECT key, NULL::jsonb AS name, definition, version, changed_at AS "changedAt" FROM schedule`;
const OF_CHANNELS = `SELECT '${OF_CHANNEL}' || key AS key, name, schedule AS definition,
  schedule_version AS version, changed_at AS "changedAt" FROM channel`;
/** A directory has some hundreds of channels at most; they are shown in one list. */
const MOST = 1_000;

/** Every query on schedules, wherever they are stored. */
@Injectable()
export class ScheduleRows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The desk's first, then the channels' in their order. */
  all(): Promise<ScheduleRow[]> {
    return this.database.read<ScheduleRow>(
      'directory.schedules',
      `(${OF_DESK} ORDER BY key) UNION ALL (${OF_CHANNELS} ORDER BY position, id LIMIT ${MOST})`,
    );
  }

  async byKey(key: string): Promise<ScheduleRow | null> {
    const channel = channelOf(key);
    const [row] = await this.database.read<ScheduleRow>(
      `directory.schedule.${channel === null ? 'desk' : 'channel'}`,
      `${channel === null ? OF_DESK : OF_CHANNELS} WHERE key = $1`,
      [clean(channel ?? key)],
    );
    return row ?? null;
  }

  async lock(tx: EntityManager, key: string): Promise<ScheduleRow | null> {
    const channel = channelOf(key);
    const [row] = await tx.query<ScheduleRow[]>(
      `${channel === null ? OF_DESK : OF_CHANNELS} WHERE key = $1 FOR UPDATE`,
      [clean(channel ?? key)],
    );
    return row ?? null;
  }

  async save(
    tx: EntityManager,
    key: string,
    definition: ScheduleDefinition,
    actorId: string | null,
  ): Promise<void> {
    const channel = channelOf(key);
    await tx.query(
      channel === null
        ? `UPDATE schedule SET definition = $2, version = version + 1, changed_at = $3, changed_by = $4
           WHERE key = $1`
        : `UPDATE channel SET schedule = $2, schedule_version = schedule_version + 1, changed_at = $3,
             schedule_changed_by = $4
           WHERE key = $1`,
      [channel ?? key, JSON.stringify(definition), this.clock.now(), actorId],
    );
  }

  /** The schedules that follow a production calendar, locked so that none is changed meanwhile. */
  lockFollowing(tx: EntityManager, calendar: string): Promise<ScheduleRow[]> {
    return tx.query<ScheduleRow[]>(
      `SELECT * FROM (${OF_DESK} WHERE definition ->> 'calendar' = $1 ORDER BY key FOR UPDATE) AS desk
       UNION ALL
       SELECT * FROM (${OF_CHANNELS} WHERE schedule ->> 'calendar' = $1 ORDER BY key FOR UPDATE) AS channels`,
      [calendar],
    );
  }
}

const channelOf = (key: string): string | null =>
  key.startsWith(OF_CHANNEL) ? key.slice(OF_CHANNEL.length) : null;

/** PostgreSQL takes no zero character in a text, and no key has one. */
const clean = (key: string): string => key.replaceAll('\0', '');
