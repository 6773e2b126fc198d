import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  PostTexts,
  PostsRepository,
  ReviseQuestion,
  ThreadClocksRepository,
  type ThreadRow,
  ThreadsRepository,
  WithdrawQuestion,
  isAsker,
  isPublic,
} from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { DecisionsRepository } from '#moderation';
import { Allow, CurrentViewer, Refused, parsePage, toConnection } from '#platform';
import { type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { casePath } from './case-path.js';
import { CasePage } from './case.page.js';
import { MyQuestionsPage } from './my-questions.page.js';
import { RevisePage } from './revise.page.js';

type Fields = Record<string, unknown> | undefined;

const submissionCursor = (row: ThreadRow) => [row.submitted_at.toISOString(), row.id];

/** A person's own questions, in every state. */
@Controller('me/questions')
export class MeController {
  constructor(
    private readonly pages: Pages,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly clocks: ThreadClocksRepository,
    private readonly texts: PostTexts,
    private readonly decisions: DecisionsRepository,
    private readonly reviseQuestion: ReviseQuestion,
    private readonly withdrawQuestion: WithdrawQuestion,
  ) {}

  @Allow(isSignedIn)
  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = parsePage(pageArgs(query), `mine:${viewer.accountId}`, viewer);
    const rows = await this.threads.ofAuthor(viewer.accountId, asked);
    const threads = toConnection(rows, asked, submissionCursor, (row) => row);
    await this.pages.send(reply, <MyQuestionsPage page={this.pages.of(request)} threads={threads} />);
  }

  @Allow(isSignedIn)
  @Get(':number')
  async show(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendCase(request, reply, await this.own(number, viewer));
  }

  @Allow(isSignedIn)
  @Get(':number/revise')
  async reviseForm(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own(number, viewer);
    if (thread.moderation !== 'RETURNED') return void (await reply.redirect(casePath(thread), 303));
    const body = (await this.posts.questionSource(thread.id)) ?? '';
    await this.sendRevision(request, reply, thread, filled({ title: thread.title, body }), 200);
  }

  @Allow(isSignedIn)
  @Post(':number/revise')
  async revise(
    @Param('number') number: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own(number, viewer);
    const { version = '', ...values } = typedValues(body, ['title', 'body', 'version']);
    const outcome = await this.reviseQuestion.execute(viewer, {
      threadId: thread.id,
      version: Number(version),
      title: values['title'] ?? '',
      body: values['body'] ?? '',
    });
    if (outcome instanceof Refused) {
      const form = refusedForm(values, outcome, ['title', 'body']);
      return this.sendRevision(request, reply, thread, form, 422);
    }
    await reply.redirect(casePath(thread), 303);
  }

  @Allow(isSignedIn)
  @Post(':number/withdraw')
  async withdraw(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own(number, viewer);
    const outcome = await this.withdrawQuestion.execute(viewer, thread.id);
    if (outcome instanceof Refused)
      return this.sendCase(request, reply, thread, refusedForm({}, outcome, []));
    await reply.redirect(casePath(thread), 303);
  }

  /** @throws NotFoundException where it is nobody's or another person's question. */
  private async own(number: string, viewer: Person): Promise<ThreadRow> {
    const thread = /^\d{1,9}$/.test(number) ? await this.threads.byNumber(Number(number)) : null;
    if (!thread || !isAsker(viewer, { authorId: thread.author_id })) throw new NotFoundException();
    return thread;
  }

  private async sendCase(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadRow,
    form?: FormState,
  ): Promise<void> {
    const [text, reason, asked, redacted, clocks, into] = await Promise.all([
      this.posts.questionSource(thread.id),
      this.threads.reasonOf(thread.id),
      thread.resolution === 'AWAITING_ASKER' ? this.threads.reasonOf(thread.id, 'RESOLUTION') : null,
      this.texts.isRedacted(thread.id),
      this.clocks.ofThreads([thread.id]),
      this.threads.mergedInto(thread),
    ]);
    const words = { text: text ?? '', reason, asked: asked?.words ?? null, redacted };
    const mergedInto = into && isPublic(into) ? into : null;
    const props = { page: this.pages.of(request), thread, clocks, mergedInto, ...words };
    await this.pages.send(reply, <CasePage {...props} {...(form && { form })} />, form ? 422 : 200);
  }

  private async sendRevision(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadRow,
    form: FormState,
    status: number,
  ): Promise<void> {
    const [reason, text, span] = await Promise.all([
      this.threads.reasonOf(thread.id),
      this.posts.questionSource(thread.id),
      this.decisions.markedSpan(thread.id),
    ]);
    const marked = span && text !== null ? { text, span } : null;
    const props = { page: this.pages.of(request), thread, reason, marked, form };
    await this.pages.send(reply, <RevisePage {...props} />, status);
  }
}
