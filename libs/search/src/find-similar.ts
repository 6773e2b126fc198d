import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import { ArchiveEntries, type ArchiveEntry } from './archive-entries.js';
import { SearchEngine } from './search-engine.js';
import { UnderstandText } from './understanding/understand-text.js';

export const MOST_SIMILAR = 5;

/** Published threads about the same as a question that is being asked (docs/product.md §1). */
@Injectable()
export class FindSimilar {
  constructor(
    private readonly engine: SearchEngine,
    private readonly entries: ArchiveEntries,
    private readonly understand: UnderstandText,
  ) {}

  /**
   * @param question as far as it is typed; with `threadId` it is a thread already, which is not like itself.
   * @param first how many at most; brought into 1 to 5.
   * @returns the most alike first; empty when nothing is really alike. Never throws for what was typed.
   */
  async execute(
    viewer: Viewer,
    question: { readonly title: string; readonly body: string; readonly threadId?: string },
    first: number = MOST_SIMILAR,
  ): Promise<ArchiveEntry[]> {
    const size = Math.min(Math.max(Math.trunc(first) || 1, 1), MOST_SIMILAR);
    const { telling } = await this.understand.execute(question);
    // Some hits may not be published any more.
    const found = await this.engine.similar(telling, size * 2);
    const hits = found.filter(({ threadId }) => threadId !== question.threadId);
    const entries = await this.entries.show(
      hits.map(({ threadId }) => threadId),
      [],
      viewer,
    );
    return hits.flatMap(({ threadId }) => entries.get(threadId) ?? []).slice(0, size);
  }
}
