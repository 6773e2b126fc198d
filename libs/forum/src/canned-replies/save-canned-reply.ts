import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Ids, type Person, type Viewer } from '#kernel';
import {
  Database,
  FieldProblem,
  InvalidInput,
  NotFound,
  NotPermitted,
  Refused,
  StaleVersion,
  parseInput,
} from '#platform';
import { CategoriesRepository } from '../categories.repository.js';
import { sayForum } from '../forum.messages.js';
import { mayEditCannedReplies } from '../forum.policy.js';
import { PersonalDataGuard, personalDataReason } from '../personal-data/personal-data-guard.js';
import { CannedRepliesRepository } from './canned-replies.repository.js';
import { cannedReplyContent } from './canned-reply-input.js';

const input = cannedReplyContent.extend({
  id: z.uuid().nullish(),
  /** The version that the editor saw. */
  version: z.int().nullish(),
  personalDataReason,
});
type Content = z.output<typeof input>;

/** A supervisor writes a canned reply, or its next version (docs/product.md §4). */
@Injectable()
export class SaveCannedReply {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly categories: CategoriesRepository,
    private readonly replies: CannedRepliesRepository,
    private readonly personalData: PersonalDataGuard,
  ) {}

  /** @param typed without an id a new one; with it, the version that was seen. */
  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ id: string } | Refused> {
    if (!mayEditCannedReplies(viewer)) return new NotPermitted(viewer);
    const content = parseInput(input, typed, viewer, sayForum);
    if (content instanceof Refused) return content;
    const { categoryId } = content;
    if (categoryId !== null && (await this.categories.byIds([categoryId])).length === 0)
      return refuseField(viewer, 'categoryId', 'category_UNKNOWN');
    return this.database.transaction((tx) => this.save(tx, viewer, content));
  }

  private async save(tx: EntityManager, person: Person, content: Content): Promise<{ id: string } | Refused> {
    await this.replies.lockAll(tx);
    const present = content.id ? await this.replies.lock(tx, { id: content.id }) : null;
    if (content.id && !present) return new NotFound(person);
    if (present && present.version !== content.version) return new StaleVersion(person, present.version);
    const namesake = await this.replies.lock(tx, { shortCode: content.shortCode });
    if (namesake && namesake.id !== present?.id) return refuseField(person, 'shortCode', 'SHORT_CODE_TAKEN');
    const id = present?.id ?? this.ids.next();
    const version = (present?.version ?? 0) + 1;
    const { title, body, personalDataReason: reason } = content;
    const subject = { type: 'CannedReply', id };
    const found = await this.personalData.refuse(tx, person, {
      text: { title, markdown: body },
      subject,
      reason,
    });
    if (found) return found;
    await this.replies.write(tx, { ...content, id, version }, { accountId: person.accountId });
    return { id };
  }
}

const refuseField = (viewer: Viewer, field: string, code: 'category_UNKNOWN' | 'SHORT_CODE_TAKEN') =>
  new InvalidInput(viewer, [new FieldProblem(field, code, sayForum(viewer.locale, code))]);
