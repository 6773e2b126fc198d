import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Person, type Viewer, isSignedIn, isSpecialist } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { AcceptAnswer } from '../accept-answer.js';
import { AskQuestion } from '../ask-question.js';
import { PostOfficialAnswer } from '../post-official-answer.js';
import { PostReply } from '../post-reply.js';
import { PostsRepository } from '../posts.repository.js';
import { ReviseQuestion } from '../revise-question.js';
import { ThreadsRepository } from '../threads.repository.js';
import { WithdrawQuestion } from '../withdraw-question.js';
import {
  AcceptAnswerInput,
  AskQuestionInput,
  PostOfficialAnswerInput,
  PostReplyInput,
  ReviseQuestionInput,
  WithdrawQuestionInput,
} from './forum.inputs.js';
import * as results from './forum.results.js';
import { type PostType, toPost } from './post.type.js';
import { type ThreadType, toThread } from './thread.type.js';

/** An id that is none of ours becomes a key that no row has. */
const key = (type: string, id: string): string => keyOf(type, id) ?? '';

@Resolver()
export class ForumMutations {
  constructor(
    private readonly asking: AskQuestion,
    private readonly revising: ReviseQuestion,
    private readonly withdrawing: WithdrawQuestion,
    private readonly replying: PostReply,
    private readonly answering: PostOfficialAnswer,
    private readonly accepting: AcceptAnswer,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
  ) {}

  @Allow(isSignedIn)
  @Mutation(() => results.AskQuestionResult, { description: 'Ask the desk a question.' })
  async askQuestion(
    @Args('input') input: AskQuestionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const { details, ...question } = input;
    const categoryId = key('Category', input.categoryId);
    const outcome = await this.asking.execute(viewer, {
      ...question,
      categoryId,
      details: details ?? undefined,
    });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.AskQuestionSuccess(), {
      thread: await this.thread(outcome.threadId, viewer),
    });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.ReviseQuestionResult, {
    description: 'Change a returned question and send it again.',
  })
  async reviseQuestion(
    @Args('input') input: ReviseQuestionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.revising.execute(viewer, {
      ...input,
      threadId: key('Thread', input.threadId),
    });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.ReviseQuestionSuccess(), {
      thread: await this.thread(outcome.threadId, viewer),
    });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.WithdrawQuestionResult, { description: 'Take back a question that waits.' })
  async withdrawQuestion(
    @Args('input') input: WithdrawQuestionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.withdrawing.execute(viewer, key('Thread', input.threadId));
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.WithdrawQuestionSuccess(), {
      thread: await this.thread(outcome.threadId, viewer),
    });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.PostReplyResult, { description: 'Clarify your question, or help another citizen.' })
  async postReply(@Args('input') input: PostReplyInput, @CurrentViewer() viewer: Person): Promise<object> {
    const outcome = await this.replying.execute(viewer, {
      ...input,
      threadId: key('Thread', input.threadId),
    });
    if (outcome instanceof Refused) return outcome;
    const { post, published } = outcome;
    return Object.assign(new results.PostReplySuccess(), { post: toPost(post), published });
  }

  @Allow(isSpecialist)
  @Mutation(() => results.PostOfficialAnswerResult, { description: 'Answer in the name of your department.' })
  async postOfficialAnswer(
    @Args('input') input: PostOfficialAnswerInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.answering.execute(viewer, {
      ...input,
      threadId: key('Thread', input.threadId),
      cannedReplyId: input.cannedReplyId && keyOf('CannedReply', input.cannedReplyId),
      suggestedFromId: input.suggestedFromId && keyOf('Thread', input.suggestedFromId),
    });
    if (outcome instanceof Refused) return outcome;
    if ('runAt' in outcome) return Object.assign(new results.AnswerScheduled(), { runAt: outcome.runAt });
    const [post, thread] = await Promise.all([
      this.post(outcome.postId),
      this.thread(outcome.threadId, viewer),
    ]);
    return Object.assign(new results.PostOfficialAnswerSuccess(), { post, thread });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.AcceptAnswerResult, { description: 'Say that this answer solved the question.' })
  async acceptAnswer(
    @Args('input') input: AcceptAnswerInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.accepting.execute(viewer, key('Post', input.postId));
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.AcceptAnswerSuccess(), {
      thread: await this.thread(outcome.threadId, viewer),
    });
  }

  private async thread(id: string, viewer: Viewer): Promise<ThreadType | null> {
    const row = await this.threads.byId(id);
    return row && toThread(row, viewer);
  }

  private async post(id: string): Promise<PostType | null> {
    const [row] = await this.posts.byIds([id]);
    return row ? toPost(row) : null;
  }
}
