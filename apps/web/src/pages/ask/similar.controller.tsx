import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ThreadRow, ThreadsRepository, isPublic, threadPath } from '#forum';
import { isSignedIn } from '#kernel';
import { Allow } from '#platform';
import { Deflection } from '#search';
import { Pages } from '../../site/pages.js';
import { HelpedPage } from './helped.page.js';

/** What an asker does with similar threads; it is counted by the day, never by the person. */
@Controller('ask')
export class SimilarController {
  constructor(
    private readonly pages: Pages,
    private readonly threads: ThreadsRepository,
    private readonly deflection: Deflection,
  ) {}

  @Allow(isSignedIn)
  @Get('similar/:number')
  async open(@Param('number') number: string, @Res() reply: FastifyReply): Promise<void> {
    const thread = await this.published(number);
    this.deflection.count('opened');
    await reply.header('cache-control', 'private, no-store').redirect(threadPath(thread), 303);
  }

  /** «Этот ответ помог»: the question is not sent. */
  @Allow(isSignedIn)
  @Post('helped')
  async helped(@Body() body: Record<string, unknown> | undefined, @Res() reply: FastifyReply): Promise<void> {
    const thread = await this.published(String(body?.['number'] ?? ''));
    this.deflection.count('helped');
    await reply.redirect(`/ask/helped/${thread.number}`, 303);
  }

  @Allow(isSignedIn)
  @Get('helped/:number')
  async thank(
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.published(number);
    await this.pages.send(reply, <HelpedPage page={this.pages.of(request)} thread={thread} />);
  }

  /** @throws NotFoundException unless every reader sees the thread. */
  private async published(number: string): Promise<ThreadRow> {
    const thread = /^\d{1,9}$/.test(number) ? await this.threads.byNumber(Number(number)) : null;
    if (!thread || !isPublic(thread)) throw new NotFoundException();
    return thread;
  }
}
