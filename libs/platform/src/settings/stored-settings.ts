import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '#kernel';
import { Database } from '../database/database.js';
import { Kept } from '../signals/kept.js';
import { type Signal, Signals } from '../signals/signals.js';

/** Settings that administrators change while the product runs: a name, a schema, and what holds until they do. */
export interface StoredSetting<T extends object> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly defaults: T;
}

const CHANGED = 'setting.changed';

/** What the table `setting` holds: only what was changed, over the defaults of the code. */
@Injectable()
export class StoredSettings {
  private readonly kept = new Map<string, Kept<object>>();

  constructor(
    private readonly database: Database,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  /** From memory; every process follows a change once it is committed. The same object until then. */
  get<T extends object>(setting: StoredSetting<T>): Promise<T> {
    const known = this.kept.get(setting.name);
    if (known) return known.get() as Promise<T>;
    const concerns = (signal: Signal) => signal['name'] === setting.name;
    const fresh = new Kept<T>(this.signals, CHANGED, () => this.read(setting), concerns);
    this.kept.set(setting.name, fresh);
    return fresh.get();
  }

  /** Changes the given parts and leaves the others; the caller has validated them. */
  async change<T extends object>(
    tx: EntityManager,
    { name }: StoredSetting<T>,
    changes: Partial<T>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET value = setting.value || excluded.value, changed_at = excluded.changed_at`,
      [name, JSON.stringify(changes), this.clock.now()],
    );
    await this.signals.send(tx, { topic: CHANGED, name });
  }

  /** @throws ZodError when somebody has written into the table by hand what does not fit. */
  private async read<T extends object>({ name, schema, defaults }: StoredSetting<T>): Promise<T> {
    const [row] = await this.database.read<{ value: object }>(
      'stored setting',
      'SELECT value FROM setting WHERE name = $1',
      [name],
    );
    return row ? schema.parse({ ...defaults, ...row.value }) : defaults;
  }
}
