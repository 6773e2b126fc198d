import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ids, type Viewer } from '#kernel';
import { Database, InvalidInput, NotPermitted, type Refused } from '#platform';
import { CategoriesRepository } from '../categories.repository.js';
import { mayEditCannedReplies } from '../forum.policy.js';
import { CannedRepliesRepository, type CannedReplyContent } from './canned-replies.repository.js';
import { readCannedReplies } from './canned-replies-csv.js';

export interface ImportedReplies {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** A supervisor brings in canned replies from CSV: all of them or none, by their short codes. */
@Injectable()
export class ImportCannedReplies {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly categories: CategoriesRepository,
    private readonly replies: CannedRepliesRepository,
  ) {}

  async execute(viewer: Viewer, csv: string): Promise<ImportedReplies | Refused> {
    if (!mayEditCannedReplies(viewer)) return new NotPermitted(viewer);
    const slugs = new Map((await this.categories.all()).map(({ slug, id }) => [slug, id]));
    const read = readCannedReplies(csv, slugs, viewer);
    if (read instanceof InvalidInput) return read;
    return this.database.transaction(async (tx) => {
      await this.replies.lockAll(tx);
      const totals = { added: 0, changed: 0, same: 0 };
      for (const content of read) totals[await this.put(tx, content, viewer.accountId)] += 1;
      return totals;
    });
  }

  private async put(
    tx: EntityManager,
    content: CannedReplyContent,
    accountId: string,
  ): Promise<keyof ImportedReplies> {
    const present = await this.replies.lock(tx, { shortCode: content.shortCode });
    if (present && !present.withdrawnAt && isSame(present, content)) return 'same';
    const id = present?.id ?? this.ids.next();
    await this.replies.write(tx, { ...content, id, version: (present?.version ?? 0) + 1 }, { accountId });
    return present ? 'changed' : 'added';
  }
}

const isSame = (a: CannedReplyContent, b: CannedReplyContent): boolean =>
  a.categoryId === b.categoryId && a.title === b.title && a.body === b.body;
