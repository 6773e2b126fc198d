import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ids, type Person, type Viewer } from '#kernel';
import { Database, FieldProblem, InvalidInput, NotPermitted, Refused } from '#platform';
import { CategoriesRepository } from '../categories.repository.js';
import { sayForum } from '../forum.messages.js';
import { mayEditCannedReplies } from '../forum.policy.js';
import { PersonalDataGuard } from '../personal-data/personal-data-guard.js';
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
    private readonly personalData: PersonalDataGuard,
  ) {}

  async execute(viewer: Viewer, csv: string): Promise<ImportedReplies | Refused> {
    if (!mayEditCannedReplies(viewer)) return new NotPermitted(viewer);
    const slugs = new Map((await this.categories.all()).map(({ slug, id }) => [slug, id]));
    const read = readCannedReplies(csv, slugs, viewer);
    if (read instanceof InvalidInput) return read;
    return this.database.transaction<ImportedReplies | Refused>(async (tx) => {
      await this.replies.lockAll(tx);
      const totals = { added: 0, changed: 0, same: 0 };
      const problems: FieldProblem[] = [];
      for (const content of read) {
        const put = await this.put(tx, content, viewer);
        if (put instanceof FieldProblem) problems.push(put);
        else totals[put] += 1;
      }
      return problems.length > 0 ? new InvalidInput(viewer, problems) : totals;
    });
  }

  private async put(
    tx: EntityManager,
    content: CannedReplyContent,
    person: Person,
  ): Promise<keyof ImportedReplies | FieldProblem> {
    const present = await this.replies.lock(tx, { shortCode: content.shortCode });
    if (present && !present.withdrawnAt && isSame(present, content)) return 'same';
    // Whoever means it to stand there gives the reason for this one reply: in a file nobody has looked at each.
    if (await this.personalData.find({ title: content.title, markdown: content.body })) {
      const message = sayForum(person.locale, 'csv_PERSONAL_DATA', { code: content.shortCode });
      return new FieldProblem('csv', 'csv_PERSONAL_DATA', message);
    }
    const id = present?.id ?? this.ids.next();
    await this.replies.write(
      tx,
      { ...content, id, version: (present?.version ?? 0) + 1 },
      { accountId: person.accountId },
    );
    return present ? 'changed' : 'added';
  }
}

const isSame = (a: CannedReplyContent, b: CannedReplyContent): boolean =>
  a.categoryId === b.categoryId && a.title === b.title && a.body === b.body;
