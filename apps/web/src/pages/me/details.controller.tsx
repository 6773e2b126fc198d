import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeDetails, DetailsRepository, type ThreadRow } from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { STAFF_FIELDS, detailValues, detailsOf } from '../../parts/staff-details.js';
import { Pages } from '../../site/pages.js';
import { casePath } from './case-path.js';
import { DetailsPage } from './details.page.js';
import { OwnQuestions } from './own-questions.js';

/** What only staff see of a person's own question. */
@Controller('me/questions/:number/details')
export class DetailsController {
  constructor(
    private readonly pages: Pages,
    private readonly own: OwnQuestions,
    private readonly details: DetailsRepository,
    private readonly changeDetails: ChangeDetails,
  ) {}

  @Allow(isSignedIn)
  @Get()
  async form(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own.find(number, viewer);
    await this.send(request, reply, thread, filled(detailValues(await this.details.ofThread(thread.id))));
  }

  @Allow(isSignedIn)
  @Post()
  async change(
    @Param('number') number: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own.find(number, viewer);
    const values = typedValues(body, STAFF_FIELDS);
    const outcome = await this.changeDetails.execute(viewer, {
      threadId: thread.id,
      details: detailsOf(values),
    });
    if (outcome instanceof Refused)
      return this.send(request, reply, thread, refusedForm(values, outcome, STAFF_FIELDS), 422);
    await reply.redirect(`${casePath(thread)}?done=details`, 303);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadRow,
    form: FormState,
    status = 200,
  ): Promise<void> {
    const page = <DetailsPage page={this.pages.of(request)} thread={thread} form={form} />;
    await this.pages.send(reply, page, status);
  }
}
