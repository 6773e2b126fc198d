import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ThreadRow, isPublic, threadPath } from '#forum';
import { type Viewer, anyone, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, FieldProblem, InvalidInput, Refused } from '#platform';
import { FollowByEmail, Subscribe, Unsubscribe } from '#subscriptions';
import { saySubscription } from '../../messages/subscriptions.js';
import { refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { FOLLOW_CHOICES } from './follow-forms.js';
import { FollowSentPage } from './follow-sent.page.js';
import { ThreadPages } from './thread-pages.js';
import { ThreadViews } from './thread-view.js';

/** Beginning and ending to follow a thread from its page. */
@Controller('t/:address')
export class FollowController {
  constructor(
    private readonly pages: Pages,
    private readonly views: ThreadViews,
    private readonly threadPages: ThreadPages,
    private readonly subscribe: Subscribe,
    private readonly unsubscribe: Unsubscribe,
    private readonly followByEmail: FollowByEmail,
  ) {}

  @Allow(isSignedIn)
  @Post('follow')
  async follow(
    @Param('address') address: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const values = typedValues(body, ['level']);
    const outcome = await this.choose(viewer, thread, values['level']);
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, ['level']);
      return this.threadPages.again(request, reply, address, { which: 'follow', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}?done=followed`, 303);
  }

  @Allow(anyone)
  @Post('follow-by-email')
  async byEmail(
    @Param('address') address: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const values = typedValues(body, ['email']);
    const wish = { threadId: thread.id, email: values['email'] ?? '' };
    const outcome = await this.followByEmail.execute(viewer, wish, { address: request.ip });
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, ['email']);
      return this.threadPages.again(request, reply, address, { which: 'follow', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}/follow-sent`, 303);
  }

  @Allow(anyone)
  @Get('follow-sent')
  async sent(
    @Param('address') address: string,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    if (!isPublic(thread)) throw new NotFoundException();
    await this.pages.send(reply, <FollowSentPage page={this.pages.of(request)} thread={thread} />);
  }

  private async choose(
    viewer: Viewer,
    thread: ThreadRow,
    typed: string | undefined,
  ): Promise<object | Refused> {
    const choice = FOLLOW_CHOICES.find((known) => known === typed);
    if (choice === 'NONE') return this.unsubscribe.execute(viewer, thread.id);
    if (choice) return this.subscribe.execute(viewer, { threadId: thread.id, level: choice });
    const message = saySubscription(viewer.locale, 'CHOOSE_LEVEL');
    return new InvalidInput(viewer, [new FieldProblem('level', 'UNKNOWN_CHOICE', message)]);
  }
}
