import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Person, type Viewer, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, type GraphqlContext, Refused, keyOf, loaderOf } from '#platform';
import { maySeeDetails } from '../forum.policy.js';
import { ThreadType, toThread } from '../graphql/thread.type.js';
import { ThreadsRepository } from '../threads.repository.js';
import { CancelWithdrawalInput, ChangeDetailsInput } from './asking.inputs.js';
import * as results from './asking.results.js';
import { CancelWithdrawal } from './cancel-withdrawal.js';
import { ChangeDetails } from './change-details.js';
import { DetailsRepository } from './details.repository.js';
import { StaffDetails } from './staff-details.type.js';

/** An id that is none of ours becomes a key that no row has. */
const keyOfThread = (id: string): string => keyOf('Thread', id) ?? '';

/** What an asker does with a question of theirs, and what they told staff only. */
@Resolver(() => ThreadType)
export class AskingResolver {
  constructor(
    private readonly cancelling: CancelWithdrawal,
    private readonly changing: ChangeDetails,
    private readonly details: DetailsRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  @Allow(isSignedIn)
  @Mutation(() => results.CancelWithdrawalResult, {
    description:
      'Take back the withdrawal of your question: it is where it was, with the time that was left.',
  })
  async cancelWithdrawal(
    @Args('input') { threadId }: CancelWithdrawalInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.cancelling.execute(viewer, keyOfThread(threadId));
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.CancelWithdrawalSuccess(), {
      thread: await this.thread(outcome.threadId, viewer),
    });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.ChangeDetailsResult, {
    description:
      'Change what only staff see of your question. Where they wait for you, it is their turn again.',
  })
  async changeDetails(
    @Args('input') { threadId, details }: ChangeDetailsInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.changing.execute(viewer, { threadId: keyOfThread(threadId), details });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.ChangeDetailsSuccess(), {
      thread: await this.thread(outcome.threadId, viewer),
    });
  }

  @ResolveField('details', () => StaffDetails, {
    nullable: true,
    description: 'What the asker told staff only; the asker and staff see it.',
  })
  async detailsOf(
    @Parent() { row }: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<StaffDetails | null> {
    if (!maySeeDetails(viewer, { authorId: row.author_id })) return null;
    return loaderOf(context, this.details, (keys) => this.details.ofThreads(keys)).load(row.id);
  }

  private async thread(id: string, viewer: Viewer): Promise<ThreadType | null> {
    const row = await this.threads.byId(id);
    return row && toThread(row, viewer);
  }
}
