import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { INDEX_VERSION } from '../index-version.js';
import { asked } from './failure.js';
import { MeilisearchIndex } from './meilisearch-index.js';
import { MeilisearchServer } from './meilisearch-server.js';
import { MeilisearchSetup } from './meilisearch-setup.js';
import { REBUILD, type RebuildPlace } from './rebuild-place.js';

const BATCH = 500;

/**
 * Builds the whole index anew beside the live one and then puts it in its place. Changes meanwhile go to both. May be
 * interrupted and repeated: it goes on behind the last batch that the server has done.
 */
@Injectable()
export class MeilisearchRebuild {
  constructor(
    private readonly server: MeilisearchServer,
    private readonly setup: MeilisearchSetup,
    private readonly index: MeilisearchIndex,
    private readonly database: Database,
  ) {}

  get possible(): boolean {
    return this.server.configured;
  }

  /** Whether a rebuild by this version has begun and not ended, running or interrupted. */
  async isUnderWay(): Promise<boolean> {
    return (await REBUILD.read(this.database.manager))?.version === INDEX_VERSION;
  }

  /**
   * One at a time; the caller sees to that.
   *
   * @param progress told the number of threads that are done, of a former interrupted run too.
   * @param again begin anew even if a former run was interrupted.
   * @throws MeilisearchFailure when the server did not take or could not do a part.
   */
  async execute(progress: (done: number) => void, again: boolean): Promise<number> {
    await this.setup.prepare();
    const known = await REBUILD.read(this.database.manager);
    const goesOn = !again && known?.version === INDEX_VERSION;
    if (known && known.swap !== null) {
      // It may be done any moment: nothing else can be begun before.
      await this.putInPlace(known);
      if (goesOn) return known.done;
    }
    const begun = known?.swap === null && goesOn ? await this.goOn(known) : await this.begin();
    const filled = await this.fill(begun, progress);
    await this.putInPlace(filled);
    return filled.done;
  }

  private async fill(begun: RebuildPlace, progress: (done: number) => void): Promise<RebuildPlace> {
    let place = begun;
    let waiting: { readonly tasks: number[]; readonly place: RebuildPlace } | null = null;
    for (;;) {
      const threadIds = await this.threadsBehind(place.after);
      const tasks = await this.index.handOver(threadIds, async () => [place.index]);
      // While the server works on one batch the next one is read.
      if (waiting) await this.settled(waiting, progress);
      const last = threadIds.at(-1);
      if (last === undefined) return place;
      place = behind(place, last, threadIds.length);
      waiting = { tasks, place };
    }
  }

  private async goOn(place: RebuildPlace): Promise<RebuildPlace> {
    await this.setup.prepareIndex(place.index);
    return place;
  }

  private async begin(): Promise<RebuildPlace> {
    const index = this.server.nextIndex;
    await this.dropIndex(index);
    await this.setup.prepareIndex(index);
    const place = { version: INDEX_VERSION, index, after: null, done: 0, swap: null };
    await REBUILD.write(this.database.manager, place);
    return place;
  }

  private async settled(
    { tasks, place }: { readonly tasks: number[]; readonly place: RebuildPlace },
    progress: (done: number) => void,
  ): Promise<void> {
    await this.server.done(tasks);
    await REBUILD.write(this.database.manager, place);
    progress(place.done);
  }

  /** Once the swap is asked for it is only waited for: a second one would put the old index back. */
  private async putInPlace(place: RebuildPlace): Promise<void> {
    const swap = place.swap ?? (await this.askForSwap(place));
    await this.server.done([swap]);
    await this.setup.noteBuilt(this.server.index);
    await REBUILD.drop(this.database.manager);
    await this.dropIndex(place.index);
  }

  private async askForSwap(place: RebuildPlace): Promise<number> {
    const indexes: [string, string] = [this.server.index, place.index];
    const { taskUid } = await asked(() => this.server.writer().swapIndexes([{ indexes, rename: false }]));
    await REBUILD.write(this.database.manager, { ...place, swap: taskUid });
    return taskUid;
  }

  private async dropIndex(index: string): Promise<void> {
    if (!(await this.setup.isThere(index))) return;
    const { taskUid } = await asked(() => this.server.writer().deleteIndex(index));
    await this.server.done([taskUid]);
  }

  private async threadsBehind(after: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM thread WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, BATCH],
    );
    return rows.map(({ id }) => id);
  }
}

const behind = (place: RebuildPlace, after: string, threads: number): RebuildPlace => ({
  ...place,
  after,
  done: place.done + threads,
});
