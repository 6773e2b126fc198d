import { z } from 'zod';
import { type ScheduleDefinition, scheduleDefinition } from '#calendar';

export const CHANNEL_KINDS = ['PHONE', 'EMAIL', 'CHAT', 'FORM', 'OFFICE', 'SOCIAL'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const CHANNEL_AUDIENCES = ['EVERYONE', 'DISABLED', 'LEGAL_ENTITIES'] as const;
export type ChannelAudience = (typeof CHANNEL_AUDIENCES)[number];

/** A way to reach the service, as people are shown it (docs/product.md §8). */
export interface Channel {
  readonly id: string;
  /** Stable name by which seeding finds the channel again. */
  readonly key: string;
  readonly kind: ChannelKind;
  readonly name: { readonly ru: string; readonly en: string };
  /** The number, address or place itself. */
  readonly value: string;
  /** ISO 3166-2 code, such as `RU-MOW`; `null` for the whole country. */
  readonly region: string | null;
  /** What it helps with; none means everything. */
  readonly topics: readonly string[];
  readonly audience: ChannelAudience;
  readonly schedule: ScheduleDefinition;
  /** Order in lists. */
  readonly position: number;
  readonly changedAt: Date;
}

const text = z.string().trim().min(1).max(300);

/** What an operator says of a channel. */
export const channelInput = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case latin letters, digits and dashes'),
  kind: z.enum(CHANNEL_KINDS),
  name: z.strictObject({ ru: text, en: text }),
  value: text,
  region: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a code of ISO 3166-2')
    .nullable()
    .default(null),
  topics: z.array(text).max(50).default([]),
  audience: z.enum(CHANNEL_AUDIENCES).default('EVERYONE'),
  schedule: scheduleDefinition,
  position: z.number().int().default(0),
});
export type ChannelInput = z.input<typeof channelInput>;
