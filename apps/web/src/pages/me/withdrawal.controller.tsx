import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CancelWithdrawal, WithdrawQuestion } from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { refusedForm } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { casePath } from './case-path.js';
import { CasePages } from './case-pages.js';
import { OwnQuestions } from './own-questions.js';
import { WithdrawPage } from './withdraw.page.js';

/** Withdrawing a question, which asks once, and taking that back. */
@Controller('me/questions/:number')
export class WithdrawalController {
  constructor(
    private readonly pages: Pages,
    private readonly cases: CasePages,
    private readonly own: OwnQuestions,
    private readonly withdrawQuestion: WithdrawQuestion,
    private readonly cancelWithdrawal: CancelWithdrawal,
  ) {}

  @Allow(isSignedIn)
  @Get('withdraw')
  async ask(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own.find(number, viewer);
    if (thread.moderation !== 'PENDING' && thread.moderation !== 'RETURNED')
      return void (await reply.redirect(casePath(thread), 303));
    await this.pages.send(reply, <WithdrawPage page={this.pages.of(request)} thread={thread} />);
  }

  @Allow(isSignedIn)
  @Post('withdraw')
  withdraw(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change(number, viewer, request, reply, this.withdrawQuestion);
  }

  @Allow(isSignedIn)
  @Post('cancel-withdrawal')
  cancel(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change(number, viewer, request, reply, this.cancelWithdrawal);
  }

  private async change(
    number: string,
    viewer: Person,
    request: FastifyRequest,
    reply: FastifyReply,
    useCase: WithdrawQuestion | CancelWithdrawal,
  ): Promise<void> {
    const thread = await this.own.find(number, viewer);
    const outcome = await useCase.execute(viewer, thread.id);
    if (outcome instanceof Refused)
      return this.cases.send(request, reply, thread, { form: refusedForm({}, outcome, []) });
    await reply.redirect(casePath(thread), 303);
  }
}
