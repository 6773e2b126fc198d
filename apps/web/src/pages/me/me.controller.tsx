import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  DetailsRepository,
  PostsRepository,
  ReviseQuestion,
  type ThreadRow,
  ThreadsRepository,
} from '#forum';
import { type Person, isSignedIn } from '#kernel';
import { DecisionsRepository } from '#moderation';
import { Allow, CurrentViewer, Refused, parsePage, toConnection } from '#platform';
import { type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { STAFF_FIELDS, detailValues, detailsOf } from '../../parts/staff-details.js';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { casePath } from './case-path.js';
import { CasePages } from './case-pages.js';
import { MyQuestionsPage } from './my-questions.page.js';
import { OwnQuestions } from './own-questions.js';
import { RevisePage } from './revise.page.js';

type Fields = Record<string, unknown> | undefined;

const REVISED = ['title', 'body', ...STAFF_FIELDS];

const submissionCursor = (row: ThreadRow) => [row.submitted_at.toISOString(), row.id];

/** A person's own questions, in every state. */
@Controller('me/questions')
export class MeController {
  constructor(
    private readonly pages: Pages,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly reviseQuestion: ReviseQuestion,
    private readonly own: OwnQuestions,
    private readonly cases: CasePages,
    private readonly details: DetailsRepository,
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
    @Query('done') done: unknown,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own.find(number, viewer);
    await this.cases.send(request, reply, thread, { detailsSaved: done === 'details' });
  }

  @Allow(isSignedIn)
  @Get(':number/revise')
  async reviseForm(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.own.find(number, viewer);
    if (thread.moderation !== 'RETURNED') return void (await reply.redirect(casePath(thread), 303));
    const [body, details] = await Promise.all([
      this.posts.questionSource(thread.id),
      this.details.ofThread(thread.id),
    ]);
    const values = { title: thread.title, body: body ?? '', ...detailValues(details) };
    await this.sendRevision(request, reply, thread, filled(values), 200);
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
    const thread = await this.own.find(number, viewer);
    const { version = '', ...values } = typedValues(body, [...REVISED, 'version']);
    const outcome = await this.reviseQuestion.execute(viewer, {
      threadId: thread.id,
      version: Number(version),
      title: values['title'] ?? '',
      body: values['body'] ?? '',
      details: detailsOf(values),
    });
    if (outcome instanceof Refused) {
      const form = refusedForm(values, outcome, REVISED);
      return this.sendRevision(request, reply, thread, form, 422);
    }
    await reply.redirect(casePath(thread), 303);
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
