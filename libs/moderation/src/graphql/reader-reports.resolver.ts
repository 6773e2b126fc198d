import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PostHistoryRepository } from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { ReaderReports } from '../reader-reports.repository.js';
import { ReportPost } from '../report-post.js';
import { DeskItemType } from './desk-item.type.js';
import * as reports from './reader-reports.types.js';

/** What readers report, and what an item of the desk holds beside a text. */
@Resolver(() => DeskItemType)
export class ReaderReportsResolver {
  constructor(
    private readonly reporting: ReportPost,
    private readonly reports: ReaderReports,
    private readonly history: PostHistoryRepository,
  ) {}

  @Allow(isSignedIn)
  @Mutation(() => reports.ReportPostResult, { description: 'Say what is wrong with a published post.' })
  async reportPost(
    @Args('input') input: reports.ReportPostInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.reporting.execute(viewer, {
      ...input,
      postId: keyOf('Post', input.postId) ?? '',
    });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new reports.ReportPostSuccess(), { postId: input.postId });
  }

  @ResolveField(() => reports.GatheredReportsType, {
    nullable: true,
    description: 'Of a REPORT: what readers say.',
  })
  async readerReports(@Parent() { kind, postId }: DeskItemType): Promise<reports.GatheredReportsType | null> {
    if (kind !== 'REPORT') return null;
    return reports.toGathered(await this.reports.gatheredOn(keyOf('Post', postId) ?? ''));
  }

  @ResolveField(() => reports.ComparedEdit, {
    nullable: true,
    description: 'Of an EDIT: what it changes, by words.',
  })
  async edit(@Parent() { kind, postId }: DeskItemType): Promise<reports.ComparedEdit | null> {
    if (kind !== 'EDIT') return null;
    const compared = await this.history.ofLatestEdit(keyOf('Post', postId) ?? '');
    return compared && Object.assign(new reports.ComparedEdit(), compared);
  }
}
