import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Person, isModerator } from '#kernel';
import {
  JudgeRejection,
  type ReviewVerdict,
  SecondReviewsRepository,
  SettleDispute,
  maySupervise,
} from '#moderation';
import { Allow, CurrentViewer, Refused } from '#platform';
import { type FormState, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { ReviewsPage } from './reviews.page.js';

const AT_ONCE = 20;

/** Second looks at rejections, and what two moderators disagree on. */
@Controller('desk/reviews')
export class ReviewsController {
  constructor(
    private readonly pages: Pages,
    private readonly reviews: SecondReviewsRepository,
    private readonly judgeRejection: JudgeRejection,
    private readonly settleDispute: SettleDispute,
  ) {}

  @Allow(isModerator)
  @Get()
  async list(
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(viewer, request, reply);
  }

  @Allow(isModerator)
  @Post(':id')
  async judged(
    @Param('id') reviewId: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A verdict that is none of those offered is refused there.
    const verdict = typedValues(body, ['verdict'])['verdict'] as ReviewVerdict;
    const outcome = await this.judgeRejection.execute(viewer, { reviewId, verdict });
    if (outcome instanceof Refused) return this.send(viewer, request, reply, refusedForm({}, outcome, []));
    await reply.redirect('/desk/reviews', 303);
  }

  @Allow(maySupervise)
  @Post(':id/settle')
  async settled(
    @Param('id') reviewId: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const outcome = await this.settleDispute.execute(viewer, reviewId);
    if (outcome instanceof Refused) return this.send(viewer, request, reply, refusedForm({}, outcome, []));
    await reply.redirect('/desk/reviews', 303);
  }

  private async send(
    viewer: Person,
    request: FastifyRequest,
    reply: FastifyReply,
    form?: FormState,
  ): Promise<void> {
    const [reviews, disputes] = await Promise.all([
      this.reviews.waitingFor(viewer.accountId, AT_ONCE),
      maySupervise(viewer) ? this.reviews.disputes(AT_ONCE) : [],
    ]);
    const props = { page: this.pages.of(request), reviews, disputes, ...(form && { form }) };
    await this.pages.send(reply, <ReviewsPage {...props} />, form ? 422 : 200);
  }
}
