import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Person, type Viewer, isSignedIn } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  PageArgs,
  Refused,
  keyOf,
  parsePage,
  toConnection,
} from '#platform';
import { CannedRepliesRepository } from '../canned-replies/canned-replies.repository.js';
import { writeCannedReplies } from '../canned-replies/canned-replies-csv.js';
import { FillCannedReply } from '../canned-replies/fill-canned-reply.js';
import { ImportCannedReplies } from '../canned-replies/import-canned-replies.js';
import { SaveCannedReply } from '../canned-replies/save-canned-reply.js';
import { WithdrawCannedReply } from '../canned-replies/withdraw-canned-reply.js';
import { mayEditCannedReplies, mayUseCannedReplies } from '../forum.policy.js';
import * as types from './canned-reply.type.js';

/** An id that is none of ours becomes a key that no row has. */
const key = (type: string, id: string): string => keyOf(type, id) ?? '';

@Resolver(() => types.CannedReplyType)
export class CannedRepliesResolver {
  constructor(
    private readonly replies: CannedRepliesRepository,
    private readonly saving: SaveCannedReply,
    private readonly withdrawing: WithdrawCannedReply,
    private readonly importing: ImportCannedReplies,
    private readonly filling: FillCannedReply,
  ) {}

  @Allow(mayUseCannedReplies)
  @Query(() => types.CannedReplyConnection, { description: 'Canned replies in use, the oldest first.' })
  async cannedReplies(
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<types.CannedReplyType>> {
    const page = parsePage(args, 'canned-replies', viewer, ['id']);
    return toConnection(await this.replies.page(page), page, ({ id }) => [id], types.toCannedReply);
  }

  @Allow(mayUseCannedReplies)
  @Query(() => types.FilledReplyType, {
    nullable: true,
    description:
      'A canned reply as it would be inserted into the answer to a thread; none where either is unknown.',
  })
  async filledCannedReply(
    @Args() { id, threadId }: types.FillCannedReplyArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<object | null> {
    const outcome = await this.filling.execute(viewer, {
      id: key('CannedReply', id),
      threadId: key('Thread', threadId),
    });
    return outcome instanceof Refused ? null : outcome;
  }

  @Allow(mayEditCannedReplies)
  @Query(() => String, { description: 'All canned replies in use as CSV, as importCannedReplies takes it.' })
  async cannedRepliesCsv(): Promise<string> {
    return writeCannedReplies(await this.replies.all());
  }

  @Allow(isSignedIn)
  @Mutation(() => types.SaveCannedReplyResult, { description: 'Write a canned reply, or its next version.' })
  async saveCannedReply(
    @Args('input') { id, categoryId, ...input }: types.SaveCannedReplyInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.shown(
      await this.saving.execute(viewer, {
        ...input,
        id: id && (keyOf('CannedReply', id) ?? NOBODY),
        categoryId: categoryId && key('Category', categoryId),
      }),
    );
  }

  @Allow(isSignedIn)
  @Mutation(() => types.WithdrawCannedReplyResult, { description: 'Take a canned reply out of use.' })
  async withdrawCannedReply(
    @Args('input') { id, version }: types.WithdrawCannedReplyInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.shown(await this.withdrawing.execute(viewer, { id: key('CannedReply', id), version }));
  }

  @Allow(isSignedIn)
  @Mutation(() => types.ImportCannedRepliesResult, {
    description: 'Bring in canned replies from CSV, all or none.',
  })
  async importCannedReplies(
    @Args('input') { csv }: types.ImportCannedRepliesInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.importing.execute(viewer, csv);
    return outcome instanceof Refused
      ? outcome
      : Object.assign(new types.ImportCannedRepliesSuccess(), outcome);
  }

  @ResolveField(() => [types.CannedReplyVersionType], { description: 'All it was, the latest first.' })
  versions(@Parent() reply: types.CannedReplyType): Promise<readonly types.CannedReplyVersionType[]> {
    return this.replies.versions(reply.key);
  }

  private async shown(outcome: { id: string } | Refused): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    const row = await this.replies.byId(outcome.id);
    return Object.assign(new types.CannedReplySuccess(), { reply: row && types.toCannedReply(row) });
  }
}

/** A key that no row has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
