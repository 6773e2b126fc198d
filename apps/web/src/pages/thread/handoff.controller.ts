import { Body, Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPublic, threadPath } from '#forum';
import { ChangeTicketStatus } from '#handoff';
import { type Viewer, isModerator, isStaff } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { refusedForm, typedValues } from '../../parts/form-state.js';
import { REDIRECT_FIELDS, REDIRECT_RENAMED, Redirect } from '../redirect.js';
import { ThreadPages } from './thread-pages.js';
import { ThreadViews } from './thread-view.js';

const TICKET_FIELDS = ['ticketStatus', 'ticketNote'];

/** Sending a published question on, and moving its ticket on, from its page. */
@Controller('t/:address')
export class HandoffController {
  constructor(
    private readonly views: ThreadViews,
    private readonly threadPages: ThreadPages,
    private readonly redirect: Redirect,
    private readonly changeTicketStatus: ChangeTicketStatus,
  ) {}

  @Allow(isModerator)
  @Post('redirect')
  async sendOn(
    @Param('address') address: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.views.threadAt(address, viewer);
    // What waits is decided on the desk, where it may be in another's hands.
    if (!isPublic(thread)) throw new NotFoundException();
    const values = typedValues(body, [...REDIRECT_FIELDS, 'version', 'requestId']);
    const outcome = await this.redirect.execute(viewer, thread.id, values);
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, REDIRECT_FIELDS, REDIRECT_RENAMED);
      return this.threadPages.again(request, reply, address, { which: 'redirect', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}?done=redirected`, 303);
  }

  @Allow(isStaff)
  @Post('ticket-status')
  async moveOn(
    @Param('address') address: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { thread, redirection } = await this.views.pageAt(address, 1, viewer);
    if (!redirection?.ticket) throw new NotFoundException();
    const values = typedValues(body, TICKET_FIELDS);
    const outcome = await this.changeTicketStatus.execute(viewer, {
      ticketId: redirection.ticket.id,
      // What is not a status of the list is refused there, with a sentence for the person.
      status: values['ticketStatus'] as Parameters<ChangeTicketStatus['execute']>[1]['status'],
      note: values['ticketNote'] ?? null,
    });
    if (outcome instanceof Refused) {
      const renamed = { status: 'ticketStatus', note: 'ticketNote' };
      const state = refusedForm(values, outcome, TICKET_FIELDS, renamed);
      return this.threadPages.again(request, reply, address, { which: 'ticket', state }, outcome);
    }
    await reply.redirect(`${threadPath(thread)}?done=ticket`, 303);
  }
}
