import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type FindingRow,
  FindingsRepository,
  PersonalDataInTextType,
  ScreeningFindingType,
  toPersonalDataInText,
  toScreeningFinding,
} from '#forum';
import type { Viewer } from '#kernel';
import { CurrentViewer, type GraphqlContext, keyOf, loaderOf } from '#platform';
import { ItemTexts } from '../item-texts.js';
import { DeskItemType } from './desk-item.type.js';

/** Why screening held an item, for whoever decides on it (docs/product.md §4). */
@Resolver(() => DeskItemType)
export class DeskItemScreeningResolver {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly texts: ItemTexts,
  ) {}

  @ResolveField(() => [ScreeningFindingType], {
    description: 'What screening has to say of the text, in the order of its checks.',
  })
  async screening(
    @Parent() { kind, postId }: DeskItemType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ScreeningFindingType[]> {
    const key = keyOf('Post', postId) ?? '';
    const loader = loaderOf(context, this.findings, (keys) => this.byPost(keys));
    const rows =
      kind === 'EDIT' ? await this.findings.ofEdits([key]) : ((await loader.load(key))?.findings ?? []);
    return rows.map((row) => toScreeningFinding(row, viewer.locale));
  }

  @ResolveField(() => PersonalDataInTextType, {
    nullable: true,
    description:
      'Personal data that everyone would read if the text were published now, and what can be published instead.',
  })
  async personalData(@Parent() { kind, postId }: DeskItemType): Promise<PersonalDataInTextType | null> {
    const found = await this.texts.personalDataIn({ kind, post_id: keyOf('Post', postId) ?? '' });
    return found && toPersonalDataInText(found);
  }

  private async byPost(postIds: readonly string[]): Promise<Array<{ id: string; findings: FindingRow[] }>> {
    const byPost = Map.groupBy(await this.findings.ofPosts(postIds), ({ post_id }) => post_id);
    return [...byPost].map(([id, findings]) => ({ id, findings }));
  }
}
