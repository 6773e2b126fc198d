import { Injectable } from '@nestjs/common';
import { FindByReference, type ThreadRow, isAsker, isPublic, pathOf, threadPath } from '#forum';
import { type Viewer, isModerator } from '#kernel';
import { DeskRepository } from '#moderation';
import { casePath } from '../me/case-path.js';

/** Where a question is read by somebody who knows its reference. */
@Injectable()
export class CaseAddress {
  constructor(
    private readonly find: FindByReference,
    private readonly items: DeskRepository,
  ) {}

  /** @returns `null` for what is no reference, or of nothing that the viewer has a page of. */
  async of(viewer: Viewer, typed: string): Promise<string | null> {
    const thread = await this.find.execute(viewer, typed);
    return thread && this.addressFor(viewer, thread);
  }

  private async addressFor(viewer: Viewer, thread: ThreadRow): Promise<string | null> {
    if (isPublic(thread) || thread.kind === 'PRIVATE_QUESTION') return pathOf(thread);
    if (isAsker(viewer, { authorId: thread.author_id })) return casePath(thread);
    const item = isModerator(viewer) ? await this.items.questionOf(thread.id) : null;
    if (item) return `/desk/${item}`;
    // Leads on to the question into which it was merged.
    return thread.moderation === 'MERGED' ? threadPath(thread) : null;
  }
}
