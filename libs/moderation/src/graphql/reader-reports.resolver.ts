import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PostHistoryRepository } from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { ReaderReports } from '../reader-reports.repository.js';
import { ReportPost } from '../report-post.js';
import { DeskItemType } from './desk-item.type.js';
import * as types from './reader-reports.types.js';

/** What readers report, and what an item of the desk holds beside a text. */
@Resolver(() => DeskItemType)
export class ReaderReportsResolver {
  constructor(
    private readonly reporting: ReportPost,
    private readonly reports: ReaderReports,
    private readonly history: PostHistoryRepository,
  ) {}

  @Allow(isSignedIn)
  @Mutation(() => types.ReportPostResult, { description: 'Say what is wrong with a published post.' })
  async reportPost(
    @Args('input') input: types.ReportPostInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.reporting.execute(viewer, {
      ...input,
      postId: keyOf('Post', input.postId) ?? '',
    });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new types.ReportPostSuccess(), { postId: input.postId });
  }

  @ResolveField(() => types.GatheredReportsType, {
    nullable: true,
    description: 'Of a REPORT: what readers say.',
  })
  async readerReports(@Parent() { kind, postId }: DeskItemType): Promise<types.GatheredReportsType | null> {
    if (kind !== 'REPORT') return null;
    return types.toGathered(await this.reports.gatheredOn(keyOf('Post', postId) ?? ''));
  }

  @ResolveField(() => types.ComparedEdit, {
    nullable: true,
    description: 'Of an EDIT: what it changes, by words.',
  })
  async edit(@Parent() { kind, postId }: DeskItemType): Promise<types.ComparedEdit | null> {
    if (kind !== 'EDIT') return null;
    const compared = await this.history.ofLatestEdit(keyOf('Post', postId) ?? '');
    return compared && Object.assign(new types.ComparedEdit(), compared);
  }
}
