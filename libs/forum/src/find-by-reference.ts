import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import { maySee } from './forum.policy.js';
import { readReference } from './rules/reference.js';
import { type ThreadRow, ThreadsRepository } from './threads.repository.js';

/** Finds a thread by the reference that its asker was given, for anyone who may see it (docs/product.md §7). */
@Injectable()
export class FindByReference {
  constructor(private readonly threads: ThreadsRepository) {}

  /**
   * @param typed a reference as {@link readReference} takes it
   * @returns `null` for anything else, for a wrong check digit, and for what the viewer may not see
   */
  async execute(viewer: Viewer, typed: string): Promise<ThreadRow | null> {
    const number = readReference(typed);
    if (typeof number !== 'number') return null;
    const row = await this.threads.byNumber(number);
    return row && maySee(viewer, { moderation: row.moderation, authorId: row.author_id }) ? row : null;
  }
}
