import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AcceptAnswer,
  CATEGORIES_TAG,
  isAsker,
  isPublic,
  PostOfficialAnswer,
  PostReply,
  ThreadsRepository,
  privatePath,
  threadPath,
} from '#forum';
import { type Viewer, anyone, isSignedIn, isSpecialist } from '#kernel';
import { MarkForReview, mayMarkForReview } from '#moderation';
import { Allow, CurrentViewer, Refused } from '#platform';
import { MarkRead } from '#subscriptions';
import { refusedForm, typedValues } from '../../parts/form-state.js';
import { REASON } from '../../parts/personal-data.js';
import { casePath } from '../me/case-path.js';
import { Moved, Pages } from '../../site/pages.js';
import { ANSWER_FIELDS, ANSWER_RENAMED, TYPED_FIELDS } from './answer-offers.js';
import { anchorOf } from './post-card.js';
import { ThreadPages } from './thread-pages.js';
import { ThreadViews, pageNumberOf, pagesOf } from './thread-view.js';
import { DONE, type Done, addressOf } from './thread.page.js';

type Fields = Record<string, unknown> | undefined;

/** A thread, and what people add to it. */
@Controller('t/:address')
export class ThreadController {
  constructor(
    private readonly pages: Pages,
    private readonly views: ThreadViews,
    private readonly threads: ThreadsRepository,
    private readonly threadPages: ThreadPages,
    private readonly markRead: MarkRead,
    private readonly postReply: PostReply,
    private readonly postOfficialAnswer: PostOfficialAnswer,
    private readonly acceptAnswer: AcceptAnswer,
    private readonly markForReview: MarkForReview,
  ) {}

  @Allow(anyone)
  @Get()
  async show(
    @Param('address') address: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { viewer } = request;
    await this.pages.shared(request, reply, async (page, dependsOn) => {
      const number = pageNumberOf(query['page']);
      const view = await this.views.pageAt(address, number, viewer);
      const { thread } = view;
      const kept = await this.views.keptOf(thread);
      // For good, what readers have known under this address; of what was merged unseen only its asker and staff know it.
      if (kept) return new Moved(threadPath(kept), isPublic(thread) ? 301 : 303);
      // Its page is its asker's and staff's, whom `pageAt` lets through alone.
      if (thread.kind === 'PRIVATE_QUESTION') return new Moved(privatePath(thread), 303);
      // What nobody has let in yet has a page of its own, for its asker.
      if (!isPublic(thread)) {
        if (isAsker(viewer, { authorId: thread.author_id })) return new Moved(casePath(thread), 303);
        throw new NotFoundException();
      }
      if (threadPath(thread) !== `/t/${address}`) return new Moved(addressOf({ thread }, number));
      const done = isSignedIn(viewer) ? doneOf(query['done']) : null;
      const drawn = await this.threadPages.draw(page, view, done);
      // A title among the related ones may be hidden as this thread may.
      const shown = [thread, ...view.related].map(({ id }) => `thread:${id}`);
      if (!drawn.passing) dependsOn(CATEGORIES_TAG, ...shown);
      if (isSignedIn(viewer)) await this.markRead.execute(viewer, thread.id);
      return drawn.page;
    });
  }

  @Allow(isSignedIn)
  @Post('replies')
  async reply(
    @Param('address') address: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const values = typedValues(body, ['body', 'requestId']);
    const outcome = await this.postReply.execute(viewer, {
      threadId: thread.id,
      body: values['body'] ?? '',
      idempotencyKey: values['requestId'] ?? null,
    });
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, ['body']);
      return this.threadPages.again(request, reply, address, { which: 'reply', state }, outcome);
    }
    if (!outcome.published) await reply.redirect(`${threadPath(thread)}?done=sent`, 303);
    else await this.toLatest(reply, thread.id);
  }

  @Allow(isSpecialist)
  @Post('official-answers')
  async answer(
    @Param('address') address: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const values = typedValues(body, ANSWER_FIELDS);
    const outcome = await this.postOfficialAnswer.execute(viewer, {
      threadId: thread.id,
      body: values['answer'] ?? '',
      reference: values['reference'] ?? null,
      checkedOn: values['checkedOn'] ?? null,
      validUntil: values['validUntil'] ?? null,
      atOpening: values['atOpening'] === 'yes',
      overrideReason: values['overrideReason'] ?? null,
      personalDataReason: values[REASON] ?? null,
      cannedReplyId: values['cannedReplyId'] || null,
      suggestedFromId: values['suggestedFromId'] || null,
      idempotencyKey: values['requestId'] ?? null,
    });
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, TYPED_FIELDS, ANSWER_RENAMED);
      return this.threadPages.again(request, reply, address, { which: 'official', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}?done=${'runAt' in outcome ? 'scheduled' : 'published'}`, 303);
  }

  @Allow(mayMarkForReview)
  @Post('marks')
  async mark(
    @Param('address') address: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const values = typedValues(body, ['markNote', 'requestId']);
    const outcome = await this.markForReview.execute(viewer, {
      postId: thread.official_answer_id ?? '',
      note: values['markNote'] ?? '',
      idempotencyKey: values['requestId'] ?? null,
    });
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, ['markNote'], { note: 'markNote' });
      return this.threadPages.again(request, reply, address, { which: 'mark', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}?done=marked`, 303);
  }

  @Allow(isSignedIn)
  @Post('accepted-answer')
  async accept(
    @Param('address') address: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const { postId = '' } = typedValues(body, ['postId']);
    const outcome = await this.acceptAnswer.execute(viewer, postId);
    if (outcome instanceof Refused) {
      const state = refusedForm({}, outcome, []);
      return this.threadPages.again(request, reply, address, { which: 'reply', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}?done=accepted`, 303);
  }

  /** To the post that has just become the last of its thread. */
  private async toLatest(reply: FastifyReply, threadId: string): Promise<void> {
    const thread = await this.threads.byId(threadId);
    if (!thread) throw new NotFoundException();
    const address = addressOf({ thread }, pagesOf(thread));
    const anchor = anchorOf({ position: thread.next_position - 1 });
    await reply.redirect(`${address}${address.includes('?') ? '&' : '?'}done=published#${anchor}`, 303);
  }
}

const doneOf = (value: unknown): Done | null =>
  typeof value === 'string' && Object.hasOwn(DONE, value) ? (value as Done) : null;
