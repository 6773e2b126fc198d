import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Person, isModerator, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { AskPrivately } from '../ask-privately.js';
import { ConsentToPublication } from '../consent-to-publication.js';
import { PublishAnonymised } from '../publish-anonymised.js';
import { ThreadsRepository } from '../threads.repository.js';
import { AskPrivatelyInput, ConsentToPublicationInput, PublishAnonymisedInput } from './forum.inputs.js';
import * as results from './forum.results.js';
import { type ThreadType, toThread } from './thread.type.js';

/** An id that is none of ours becomes a key that no row has. */
const key = (type: string, id: string): string => keyOf(type, id) ?? '';

/** Private questions to staff (docs/product.md §8); answers and replies go the way of every thread's. */
@Resolver()
export class PrivateQuestionMutations {
  constructor(
    private readonly asking: AskPrivately,
    private readonly consenting: ConsentToPublication,
    private readonly publishing: PublishAnonymised,
    private readonly threads: ThreadsRepository,
  ) {}

  @Allow(isSignedIn)
  @Mutation(() => results.AskPrivatelyResult, { description: 'Ask staff; nobody else ever sees it.' })
  async askPrivately(
    @Args('input') { details, ...question }: AskPrivatelyInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const categoryId = key('Category', question.categoryId);
    const typed = { ...question, categoryId, details: details ?? undefined };
    const outcome = await this.asking.execute(viewer, typed);
    if (outcome instanceof Refused) return outcome;
    const thread = await this.thread(outcome.threadId, viewer);
    return Object.assign(new results.AskPrivatelySuccess(), { thread });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.ConsentToPublicationResult, {
    description: 'Say whether a private question of yours may be published without your name.',
  })
  async consentToPublication(
    @Args('input') input: ConsentToPublicationInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const threadId = key('Thread', input.threadId);
    const outcome = await this.consenting.execute(viewer, { ...input, threadId });
    if (outcome instanceof Refused) return outcome;
    const thread = await this.thread(outcome.threadId, viewer);
    return Object.assign(new results.ConsentToPublicationSuccess(), { thread });
  }

  @Allow(isModerator)
  @Mutation(() => results.PublishAnonymisedResult, {
    description: 'Publish an answered private question in words that name nobody; its asker has to agree.',
  })
  async publishAnonymised(
    @Args('input') input: PublishAnonymisedInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const threadId = key('Thread', input.threadId);
    const outcome = await this.publishing.execute(viewer, { ...input, threadId });
    if (outcome instanceof Refused) return outcome;
    const [thread, publicThread] = await Promise.all([
      this.thread(outcome.threadId, viewer),
      this.thread(outcome.publicThreadId, viewer),
    ]);
    return Object.assign(new results.PublishAnonymisedSuccess(), { thread, publicThread });
  }

  private async thread(id: string, viewer: Person): Promise<ThreadType | null> {
    const row = await this.threads.byId(id);
    return row && toThread(row, viewer);
  }
}
