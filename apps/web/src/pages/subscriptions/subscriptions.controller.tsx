import { Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ThreadsRepository, threadPath } from '#forum';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { ConfirmFollow, UnsubscribeByLink } from '#subscriptions';
import { Pages } from '../../site/pages.js';
import { ConfirmFollowPage, UnsubscribePage } from './link.pages.js';

/** The pages behind the links of e-mails; they work without signing in. */
@Controller()
export class SubscriptionsController {
  constructor(
    private readonly pages: Pages,
    private readonly threads: ThreadsRepository,
    private readonly unsubscribing: UnsubscribeByLink,
    private readonly confirmFollow: ConfirmFollow,
  ) {}

  /** Its form goes to the address at which mail services leave by one click. */
  @Allow(anyone)
  @Get('unsubscribe/:token')
  async unsubscribe(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const linked = await this.unsubscribing.describe(token);
    if (!linked) throw new NotFoundException();
    await this.pages.send(reply, <UnsubscribePage page={this.pages.of(request)} linked={linked} />);
  }

  @Allow(anyone)
  @Get('follow/:token')
  async confirmForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, <ConfirmFollowPage page={this.pages.of(request)} problem={null} />);
  }

  @Allow(anyone)
  @Post('follow/:token')
  async confirm(
    @Param('token') token: string,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const outcome = await this.confirmFollow.execute(viewer, token);
    if (outcome instanceof Refused) {
      const page = <ConfirmFollowPage page={this.pages.of(request)} problem={outcome.message} />;
      return this.pages.send(reply, page, 400);
    }
    const thread = await this.threads.byId(outcome.threadId);
    await reply.redirect(thread ? threadPath(thread) : '/', 303);
  }
}
