import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAuthor, threadPath } from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { ReportPost, type ReportReason } from '#moderation';
import { Allow, CurrentViewer, NotFound, Refused } from '#platform';
import { EMPTY_FORM, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { PostViews } from './post-views.js';
import { ReportPage } from './report.page.js';

const FIELDS = ['reason', 'words'];

/** Telling the desk what is wrong with a post. */
@Controller('t/:address/posts/:position/report')
export class ReportController {
  constructor(
    private readonly pages: Pages,
    private readonly views: PostViews,
    private readonly reportPost: ReportPost,
  ) {}

  @Allow(isSignedIn)
  @Get()
  async form(
    @Param('address') address: string,
    @Param('position') position: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.at(address, position, viewer);
    if (isAuthor(viewer, { authorId: view.post.author_id })) throw new ForbiddenException();
    const props = { page: this.pages.of(request), view, form: EMPTY_FORM };
    await this.pages.send(reply, <ReportPage {...props} />);
  }

  @Allow(isSignedIn)
  @Post()
  async report(
    @Param('address') address: string,
    @Param('position') position: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.at(address, position, viewer);
    const values = typedValues(body, FIELDS);
    const outcome = await this.reportPost.execute(viewer, {
      postId: view.post.id,
      // What is not a reason of the list is refused there, with a sentence for the person.
      reason: (values['reason'] ?? '') as ReportReason,
      words: values['words'] ?? null,
    });
    if (outcome instanceof NotFound) throw new NotFoundException();
    if (outcome instanceof Refused) {
      const props = { page: this.pages.of(request), view, form: refusedForm(values, outcome, FIELDS) };
      return this.pages.send(reply, <ReportPage {...props} />, 422);
    }
    await reply.redirect(`${threadPath(view.thread)}?done=reported`, 303);
  }
}
