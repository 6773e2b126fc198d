import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, type Person, isSpecialist } from '#kernel';
import { AWAITING_CURSOR, AwaitingAnswers, awaitingCursor } from '#moderation';
import { Allow, CurrentViewer, parsePage, toConnection } from '#platform';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { AnswersPage } from './answers.page.js';

/** What a specialist has to answer. */
@Controller('answers')
export class AnswersController {
  constructor(
    private readonly pages: Pages,
    private readonly awaiting: AwaitingAnswers,
    private readonly clock: Clock,
  ) {}

  @Allow(isSpecialist)
  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = parsePage(pageArgs(query), 'awaiting answer', viewer, AWAITING_CURSOR);
    const rows = await this.awaiting.list(await this.awaiting.categoriesOf(viewer), asked);
    const threads = toConnection(rows, asked, awaitingCursor, (row) => row);
    const props = { page: this.pages.of(request), threads, now: this.clock.now() };
    await this.pages.send(reply, <AnswersPage {...props} />);
  }
}
