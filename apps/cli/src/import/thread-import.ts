import {
  BrokenLine,
  type ImportOptions,
  ImportThreads,
  type ImportedThread,
  readImportedThread,
} from '#forum';
import { Database, Jobs } from '#platform';
import { SearchEngine, indexThreads } from '#search';
import type { Line } from './read-lines.js';

const BATCH = 500;
/** Batches under way at once: one is rendered here while PostgreSQL stores one and indexes others. */
const AT_ONCE = 4;
/** When a running service looks after what this command did not come to index. */
const GRACE_MS = 60_000;

export interface ImportTotals {
  added: number;
  known: number;
  broken: number;
  /** How often each kind of personal data stood in the texts of what was added. */
  readonly personalData: Map<string, number>;
}

interface Parts {
  readonly threads: ImportThreads;
  readonly engine: SearchEngine;
  readonly jobs: Jobs;
  readonly database: Database;
}

/** One run over the lines of a file: into the archive in batches, and searchable at once. */
export class ThreadImport {
  readonly totals: ImportTotals = { added: 0, known: 0, broken: 0, personalData: new Map() };
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly parts: Parts,
    private readonly options: ImportOptions,
    private readonly tellBroken: (lineNumber: number, reason: string) => void,
  ) {}

  /** @param interrupted asked between batches; what was begun is ended. */
  async run(
    lines: AsyncIterable<Line>,
    tellBytes: (bytes: number) => void,
    interrupted: () => boolean,
  ): Promise<void> {
    let batch: ImportedThread[] = [];
    for await (const line of lines) {
      const thread = line.text === null ? new BrokenLine(line.fault) : readImportedThread(line.text);
      if (thread instanceof BrokenLine) this.reject(line.number, thread.reason);
      else batch.push(thread);
      if (batch.length < BATCH) continue;
      await this.begin(batch, () => tellBytes(line.bytes));
      batch = [];
      if (interrupted()) break;
    }
    if (batch.length > 0) await this.begin(batch, () => {});
    await Promise.all(this.underWay);
  }

  private reject(lineNumber: number, reason: string): void {
    this.totals.broken += 1;
    this.tellBroken(lineNumber, reason);
  }

  private async begin(batch: readonly ImportedThread[], tell: () => void): Promise<void> {
    const work = this.add(batch)
      .then(tell)
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    // A failure is thrown here or at the end, not beside.
    work.catch(() => {});
    if (this.underWay.size >= AT_ONCE) await Promise.race(this.underWay);
  }

  private async add(batch: readonly ImportedThread[]): Promise<void> {
    const { threads, engine, jobs, database } = this.parts;
    let key = '';
    const { threadIds, known, personalData } = await threads.execute(
      batch,
      this.options,
      async (tx, added) => {
        const [first] = added;
        if (!first) return;
        // Should this process die between here and the index, the job finds the threads.
        key = `imported:${first}`;
        await jobs.add(
          tx,
          indexThreads,
          { threadIds: [...added] },
          { key, runAt: new Date(Date.now() + GRACE_MS) },
        );
      },
    );
    if (threadIds.length > 0) {
      await engine.index(threadIds);
      // The commit that waits for the disk, and for all that was written before it.
      await jobs.revoke(database.manager, key);
    }
    this.totals.added += threadIds.length;
    this.totals.known += known;
    const { personalData: all } = this.totals;
    for (const [kind, times] of personalData) all.set(kind, (all.get(kind) ?? 0) + times);
  }
}
