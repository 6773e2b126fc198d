import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { publicRow } from '#forum';
import { Database, StoredSettings } from '#platform';
import { type BuiltIndex, builtIndex } from './built-index.js';
import { MeilisearchFailure, asked } from './failure.js';
import { INDEX_SETTINGS, driftOf } from './index-settings.js';
import { MeilisearchServer } from './meilisearch-server.js';

/** Brings the index to what the code wants of it, at the start or as soon as the server can be reached. */
@Injectable()
export class MeilisearchSetup implements OnApplicationBootstrap {
  private readonly logger = new Logger(MeilisearchSetup.name);
  private ready: Promise<void> | null = null;

  constructor(
    private readonly server: MeilisearchServer,
    private readonly database: Database,
    private readonly settings: StoredSettings,
  ) {}

  /** A server that is away does not keep the product from starting: PostgreSQL answers. */
  onApplicationBootstrap(): void {
    if (!this.server.configured) return;
    void this.prepare()
      .then(() => this.server.reader())
      .catch((error: unknown) => this.logger.warn(`Not prepared yet: ${String(error)}`));
  }

  /** @returns when the index is there with our settings; found out once, and again after a failure. */
  prepare(): Promise<void> {
    this.ready ??= this.prepareIndex(this.server.index).catch((error: unknown) => {
      this.forget();
      throw error;
    });
    return this.ready;
  }

  /** The index turned out to be away: it is looked for again before the next document is written. */
  forget(): void {
    this.ready = null;
  }

  /** Whether the whole archive stands in the index, as far as is known. */
  async isBuilt(): Promise<boolean> {
    return (await this.settings.get(builtIndex)).index === this.server.index;
  }

  async noteBuilt(index: BuiltIndex['index']): Promise<void> {
    await this.database.transaction((tx) => this.settings.change(tx, builtIndex, { index }));
  }

  /** Makes the index if it is missing, and gives it our settings where it has others. */
  async prepareIndex(uid: string): Promise<void> {
    const made = await this.makeIfMissing(uid);
    const client = this.server.writer();
    const drift = driftOf(await asked(() => client.index(uid).getSettings()));
    if (drift.length === 0) return;
    if (!made) this.logger.warn(`Settings of the index ${uid} differ and are set again: ${drift.join(', ')}`);
    const { taskUid } = await asked(() => client.index(uid).updateSettings(settingsOf()));
    await this.server.done([taskUid]);
  }

  async isThere(uid: string): Promise<boolean> {
    try {
      await asked(() => this.server.writer().getRawIndex(uid));
      return true;
    } catch (error) {
      if (error instanceof MeilisearchFailure && error.reason === 'NO_INDEX') return false;
      throw error;
    }
  }

  private async makeIfMissing(uid: string): Promise<boolean> {
    if (await this.isThere(uid)) return false;
    const client = this.server.writer();
    const { taskUid } = await asked(() => client.createIndex(uid, { primaryKey: 'id' }));
    await this.doneOrThere(taskUid, uid);
    if (uid === this.server.index) await this.noteNew();
    return true;
  }

  /** Two processes that start at once both make it; one is told that it is there. */
  private async doneOrThere(taskUid: number, uid: string): Promise<void> {
    try {
      await this.server.done([taskUid]);
    } catch (error) {
      if (!(error instanceof MeilisearchFailure) || error.reason !== 'TASK_FAILED') throw error;
      await asked(() => this.server.writer().getRawIndex(uid));
    }
  }

  /** A new index is whole only where there is nothing to hold yet. */
  private async noteNew(): Promise<void> {
    const [state] = await this.database.query<{ empty: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM thread AS t WHERE ${publicRow('t')}) AS empty`,
    );
    await this.noteBuilt(state?.empty === true ? this.server.index : null);
    if (state?.empty !== true)
      this.logger.warn('The index is new and empty: run `veche reindex`; until then PostgreSQL answers.');
  }
}

const settingsOf = () => structuredClone(INDEX_SETTINGS) as unknown as Writable<typeof INDEX_SETTINGS>;

/** The client's types want lists that could be written to. */
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
