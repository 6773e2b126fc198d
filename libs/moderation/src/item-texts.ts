import { Injectable } from '@nestjs/common';
import {
  type ModerationStatus,
  type PersonalDataInText,
  PersonalDataGuard,
  PostEdits,
  PostTexts,
  type TextOfPost,
} from '#forum';
import type { DeskRow } from './desk.repository.js';
import { isDecidable } from './rules/decidable.js';

type Item = Pick<DeskRow, 'kind' | 'post_id'>;

/** The text that is decided on with an item: that of the post, or what its author wrote to stand there. */
@Injectable()
export class ItemTexts {
  constructor(
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
    private readonly personalData: PersonalDataGuard,
  ) {}

  sourceOf({
    kind,
    post_id,
  }: Item): Promise<(TextOfPost & { readonly moderation: ModerationStatus }) | null> {
    return kind === 'EDIT' ? this.edits.latestOf(post_id) : this.texts.sourceOf(post_id);
  }

  /**
   * What publishing it would be refused for (docs/product.md §4).
   *
   * @param shown the text as it would be published; by default the whole of it
   * @returns `null` where nothing is found, or where nobody but its asker and staff will read it
   */
  async personalDataIn(item: Item, shown: Partial<TextOfPost> = {}): Promise<PersonalDataInText | null> {
    if (item.kind === 'PRIVATE_QUESTION' || !isDecidable(item.kind, 'PUBLISHED')) return null;
    const source = await this.sourceOf(item);
    return source && this.personalData.find({ title: source.title, markdown: source.markdown, ...shown });
  }
}
