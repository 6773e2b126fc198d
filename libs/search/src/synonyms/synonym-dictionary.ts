import { Injectable } from '@nestjs/common';
import { Kept, Signals } from '#platform';
import { SynonymsRepository } from './synonyms.repository.js';
import type { SynonymEntry } from '#russian';

/** Topic of live news: an editor has changed synonyms. */
export const SYNONYMS_CHANGED = 'search.synonyms-changed';

/** The synonyms of the archive's search, from memory: every process follows a change once it is committed. */
@Injectable()
export class SynonymDictionary {
  private readonly kept: Kept<readonly SynonymEntry[]>;
  private compiledFrom: { readonly entries: readonly SynonymEntry[]; readonly compiled: unknown } | null =
    null;

  constructor(signals: Signals, synonyms: SynonymsRepository) {
    this.kept = new Kept(signals, SYNONYMS_CHANGED, () => synonyms.all());
  }

  /** The same list until it is changed. */
  entries(): Promise<readonly SynonymEntry[]> {
    return this.kept.get();
  }

  /**
   * @param compile made once for each state of the dictionary; always the same function.
   * @returns what the present entries compile to.
   */
  async compiled<T>(compile: (entries: readonly SynonymEntry[]) => T): Promise<T> {
    const entries = await this.entries();
    if (this.compiledFrom?.entries !== entries) this.compiledFrom = { entries, compiled: compile(entries) };
    return this.compiledFrom.compiled as T;
  }
}
