import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PersonalDataGuard, toPersonalDataInText } from '#forum';
import { type Viewer, isSpecialist } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { filled, typedValues } from '../../parts/form-state.js';
import { ANSWER_FIELDS, AnswerOffersFor } from './answer-offers.js';
import { ThreadPages } from './thread-pages.js';
import { ThreadViews } from './thread-view.js';

/** Taking a suggested or canned reply over into the official answer's form. */
@Controller('t/:address')
export class TakenRepliesController {
  constructor(
    private readonly views: ThreadViews,
    private readonly threadPages: ThreadPages,
    private readonly offers: AnswerOffersFor,
    private readonly personalData: PersonalDataGuard,
  ) {}

  @Allow(isSpecialist)
  @Post('official-answers/take')
  async take(
    @Param('address') address: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    const values = typedValues(body, ANSWER_FIELDS);
    const { take = '' } = typedValues(body, ['take']);
    const taken = await this.offers.take(viewer, thread, values, take);
    // What is offered no more leaves the form as it was, with the offers of now.
    const begun = filled(taken === null || taken instanceof Refused ? values : taken);
    const found = await this.personalData.find({ title: null, markdown: begun.values['answer'] ?? '' });
    const state = found ? { ...begun, personalData: toPersonalDataInText(found) } : begun;
    await this.threadPages.filledIn(request, reply, address, { which: 'official', state });
  }
}
