import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Schedules } from '#directory';
import {
  AskPrivately,
  AskQuestion,
  CategoriesRepository,
  CheckQuestion,
  type CategoryRow,
  ThreadClocksRepository,
  ThreadsRepository,
  isAsker,
} from '#forum';
import { Ids, type Viewer, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused, sayPlatform } from '#platform';
import { Deflection, FindSimilar } from '#search';
import { EMPTY_FORM, type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { AskPage } from './ask.page.js';
import { CheckPage } from './check.page.js';
import {
  CARRIED_FIELDS,
  QUESTION_FIELDS,
  SHOWN_FIELD,
  type Values,
  isPrivate,
  questionOf,
} from './question-fields.js';
import { SentPage } from './sent.page.js';

type Fields = Record<string, unknown> | undefined;

/** Asking: the question, the check, the confirmation. Nothing is kept before it is sent. */
@Controller('ask')
export class AskController {
  constructor(
    private readonly pages: Pages,
    private readonly categories: CategoriesRepository,
    private readonly threads: ThreadsRepository,
    private readonly clocks: ThreadClocksRepository,
    private readonly schedules: Schedules,
    private readonly askQuestion: AskQuestion,
    private readonly askPrivately: AskPrivately,
    private readonly checkQuestion: CheckQuestion,
    private readonly findSimilar: FindSimilar,
    private readonly deflection: Deflection,
    private readonly ids: Ids,
  ) {}

  @Allow(isSignedIn)
  @Get()
  async form(
    @Query('category') slug: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const categories = await this.categories.all();
    const chosen = categories.find((category) => category.slug === slug);
    await this.ask(request, reply, chosen ? filled({ categoryId: chosen.id }) : EMPTY_FORM, 200, categories);
  }

  @Allow(isSignedIn)
  @Post('check')
  async check(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = typedValues(body, CARRIED_FIELDS);
    const categories = await this.categories.all();
    const form = this.problemsOf(values, categories, viewer);
    if (form) return this.ask(request, reply, form, 422, categories);
    await this.showCheck(request, reply, values, categories, this.ids.next());
  }

  /** Back to the form with everything that was typed. */
  @Allow(isSignedIn)
  @Post('change')
  async change(
    @Body() body: Fields,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ask(request, reply, filled(typedValues(body, CARRIED_FIELDS)), 200);
  }

  @Allow(isSignedIn)
  @Post('send')
  async send(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { requestId = '', ...values } = typedValues(body, [...CARRIED_FIELDS, 'requestId']);
    const categories = await this.categories.all();
    const form = this.problemsOf(values, categories, viewer);
    if (form) return this.ask(request, reply, form, 422, categories);
    const question = questionOf({ ...values, requestId });
    const outcome = await (isPrivate(values) ? this.askPrivately : this.askQuestion).execute(
      viewer,
      question,
    );
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, []);
      return this.showCheck(request, reply, values, categories, this.ids.next(), state);
    }
    if (values[SHOWN_FIELD]) this.deflection.count('sent');
    const thread = await this.threads.byId(outcome.threadId);
    await reply.redirect(`/ask/sent/${thread?.number}`, 303);
  }

  @Allow(isSignedIn)
  @Get('sent/:number')
  async sent(
    @Param('number') number: string,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = /^\d{1,9}$/.test(number) ? await this.threads.byNumber(Number(number)) : null;
    if (!thread || !isAsker(viewer, { authorId: thread.author_id })) throw new NotFoundException();
    const clocks = await this.clocks.ofThreads([thread.id]);
    await this.pages.send(reply, <SentPage page={this.pages.of(request)} thread={thread} clocks={clocks} />);
  }

  /** @returns the form with what is wrong with it, or `null` when it can be sent. */
  private problemsOf(values: Values, categories: readonly CategoryRow[], viewer: Viewer): FormState | null {
    // An empty choice is no id at all: one sentence for both.
    const known = categories.some(({ id }) => id === values['categoryId']);
    const checked = this.askQuestion.check(viewer, questionOf(values));
    const form = checked instanceof Refused ? refusedForm(values, checked, QUESTION_FIELDS) : filled(values);
    const chosen = known || form.problems.some(({ field }) => field === 'categoryId');
    const message = sayPlatform(viewer.locale, 'UNKNOWN_CHOICE');
    const problems = chosen ? form.problems : [{ field: 'categoryId', message }, ...form.problems];
    return problems.length > 0 ? { ...form, problems } : null;
  }

  private async ask(
    request: FastifyRequest,
    reply: FastifyReply,
    form: FormState,
    status: number,
    known?: readonly CategoryRow[],
  ): Promise<void> {
    const [categories, hours] = await Promise.all([
      known ?? this.categories.all(),
      this.schedules.moderationHours(),
    ]);
    const page = this.pages.of(request);
    await this.pages.send(
      reply,
      <AskPage page={page} categories={categories} form={form} hours={hours} />,
      status,
    );
  }

  private async showCheck(
    request: FastifyRequest,
    reply: FastifyReply,
    values: Values,
    categories: readonly CategoryRow[],
    requestId: string,
    form?: FormState,
  ): Promise<void> {
    const category = categories.find(({ id }) => id === values['categoryId']);
    if (!category) throw new NotFoundException();
    const { title = '', body = '' } = values;
    const [similar, checked] = await Promise.all([
      this.findSimilar.execute(request.viewer, { title, body }),
      this.checkQuestion.execute(request.viewer, questionOf(values), isPrivate(values)),
    ]);
    if (checked instanceof Refused) throw new NotFoundException();
    const shown = similar.length > 0 && !values[SHOWN_FIELD];
    if (shown) this.deflection.count('shown');
    const carried = shown ? { ...values, [SHOWN_FIELD]: '1' } : values;
    const props = { page: this.pages.of(request), category, values: carried, similar, checked, requestId };
    await this.pages.send(reply, <CheckPage {...props} {...(form && { form })} />, form ? 422 : 200);
  }
}
