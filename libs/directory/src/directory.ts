import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { Database, Kept, type Page, ReaderCache, Signals } from '#platform';
import {
  type Channel,
  type ChannelAudience,
  type ChannelInput,
  type ChannelKind,
  channelInput,
} from './channel.js';
import { DIRECTORY_TAG } from './directory-tag.js';
import { Schedules } from './schedules.js';

/**
 * What a channel has to fit. A channel without a region serves every region, one without topics every topic,
 * one for everyone every audience; what is left out is not looked at.
 */
export interface ChannelFilter {
  readonly kind?: ChannelKind | null;
  readonly topic?: string | null;
  readonly region?: string | null;
  readonly audience?: ChannelAudience | null;
}

const COLUMNS = `id, key, kind, name, value, region, topics, audience, schedule, position,
  changed_at AS "changedAt"`;
const FITS = `($1::text IS NULL OR kind = $1)
  AND ($2::text IS NULL OR topics = '{}' OR $2 = ANY (topics))
  AND ($3::text IS NULL OR region IS NULL OR region = $3)
  AND ($4::text IS NULL OR audience = 'EVERYONE' OR audience = $4)`;
const MOST_LINES = 20;
const NOWHERE = [null, null];

const CHANGED = 'directory.changed';

/** The contact channels: single source of every contact that is shown (docs/product.md §8). */
@Injectable()
export class Directory {
  private readonly kept: Kept<readonly string[]>;

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly cache: ReaderCache,
    private readonly schedules: Schedules,
    private readonly signals: Signals,
  ) {
    this.kept = new Kept(signals, CHANGED, () => this.readContacts());
  }

  async channel(id: string): Promise<Channel | null> {
    return (await this.channelsById([id]))[0] ?? null;
  }

  /** Every number and address of the service, from memory; the same array until the directory changes. */
  contacts(): Promise<readonly string[]> {
    return this.kept.get();
  }

  /** In any order; unknown ids are left out. */
  channelsById(ids: readonly string[]): Promise<Channel[]> {
    return this.database.read<Channel>(
      'directory.channels-by-id',
      `SELECT ${COLUMNS} FROM channel WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
  }

  /** By their keys, in any order; unknown ones are left out. */
  channelsByKey(keys: readonly string[]): Promise<Channel[]> {
    return this.database.read<Channel>(
      'directory.channels-by-key',
      `SELECT ${COLUMNS} FROM channel WHERE key = ANY ($1::text[])`,
      [keys],
    );
  }

  /**
   * A page of channels by position.
   * @returns one row more than the page when there is more, in the direction of the page
   */
  channels(filter: ChannelFilter, page: Page): Promise<Channel[]> {
    const direction = page.backward ? 'DESC' : 'ASC';
    return this.database.read<Channel>(
      `directory.channels.${direction}`,
      `SELECT ${COLUMNS} FROM channel
       WHERE ${FITS}
         AND ($5::int IS NULL OR (position, id) > ($5, $6::uuid))
         AND ($7::int IS NULL OR (position, id) < ($7, $8::uuid))
       ORDER BY position ${direction}, id ${direction} LIMIT $9`,
      [...fitting(filter), ...(page.after ?? NOWHERE), ...(page.before ?? NOWHERE), page.size + 1],
    );
  }

  /** The phone lines that fit, those of the very region, topic and audience first (docs/product.md §7). */
  phoneLines(filter: Omit<ChannelFilter, 'kind'>): Promise<Channel[]> {
    return this.database.read<Channel>(
      'directory.phone-lines',
      `SELECT ${COLUMNS} FROM channel
       WHERE ${FITS}
       ORDER BY (region = $3) DESC NULLS LAST, ($2 = ANY (topics)) DESC NULLS LAST,
         (audience = $4) DESC NULLS LAST, position, id
       LIMIT ${MOST_LINES}`,
      fitting({ ...filter, kind: 'PHONE' }),
    );
  }

  /**
   * Adds a channel, or brings the one of that key up to date; the same twice changes nothing.
   *
   * @returns the channel's id
   * @throws ZodError, CalendarMismatch, NeverOpens when it cannot be taken
   */
  async putChannel(tx: EntityManager, input: ChannelInput): Promise<string> {
    const channel = channelInput.parse(input);
    this.schedules.compile(channel.schedule);
    const [row] = await tx.query<Array<{ id: string; changed: boolean }>>(
      `WITH put AS (
         INSERT INTO channel (id, key, kind, name, value, region, topics, audience, schedule, position, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (key) DO UPDATE SET
           (kind, name, value, region, topics, audience, schedule, position, changed_at) =
           (excluded.kind, excluded.name, excluded.value, excluded.region, excluded.topics, excluded.audience,
            excluded.schedule, excluded.position, excluded.changed_at),
           schedule_version = channel.schedule_version + (channel.schedule <> excluded.schedule)::int
         WHERE (channel.kind, channel.name, channel.value, channel.region, channel.topics, channel.audience,
             channel.schedule, channel.position)
           IS DISTINCT FROM
           (excluded.kind, excluded.name, excluded.value, excluded.region, excluded.topics, excluded.audience,
            excluded.schedule, excluded.position)
         RETURNING id
       )
       SELECT id, true AS changed FROM put UNION ALL SELECT id, false FROM channel WHERE key = $2 LIMIT 1`,
      [
        this.ids.next(),
        channel.key,
        channel.kind,
        JSON.stringify(channel.name),
        channel.value,
        channel.region,
        channel.topics,
        channel.audience,
        JSON.stringify(channel.schedule),
        channel.position,
        this.clock.now(),
      ],
    );
    if (!row) throw new Error(`The channel ${channel.key} was not written`);
    if (row.changed) {
      await this.signals.send(tx, ...this.cache.dropping(DIRECTORY_TAG), { topic: CHANGED });
    }
    return row.id;
  }

  private async readContacts(): Promise<readonly string[]> {
    const rows = await this.database.read<{ value: string }>(
      'directory.contacts',
      'SELECT value FROM channel',
    );
    return rows.map(({ value }) => value);
  }
}

const fitting = ({ kind, topic, region, audience }: ChannelFilter) => [
  kind ?? null,
  // PostgreSQL takes no zero character in a text, and no channel has one.
  topic?.replaceAll('\0', '') ?? null,
  region?.replaceAll('\0', '') ?? null,
  audience ?? null,
];
