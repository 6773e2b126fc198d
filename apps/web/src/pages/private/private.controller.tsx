import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Schedules } from '#directory';
import {
  AcceptAnswer,
  AnswerDrafts,
  ConsentToPublication,
  PostOfficialAnswer,
  PostReply,
  PostsRepository,
  PublicationsRepository,
  PublishAnonymised,
  type ThreadRow,
  ThreadsRepository,
  isAsker,
  mayPublishAnonymised,
  maySee,
  privatePath,
} from '#forum';
import { Ids, type Person, isSignedIn, isSpecialist, isStaff } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { casePath } from '../me/case-path.js';
import { type PrivateForm, PrivatePage } from './private.page.js';

type Fields = Record<string, unknown> | undefined;

const ANSWER_FIELDS = ['answer', 'reference', 'checkedOn', 'validUntil', 'overrideReason'];
/** How the page calls the fields of the publication: no two forms of it share a name. */
const PUBLISH_RENAMED = { title: 'publicTitle', question: 'publicQuestion', answer: 'publicAnswer' };
const PUBLISH_FIELDS = [...Object.values(PUBLISH_RENAMED), 'publicOverride'];
/** A private question and what follows (docs/product.md §8); for everyone but its asker and staff it is not there. */
@Controller('private/:number')
export class PrivateController {
  constructor(
    private readonly pages: Pages,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly publications: PublicationsRepository,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
    private readonly postReply: PostReply,
    private readonly postOfficialAnswer: PostOfficialAnswer,
    private readonly answerDrafts: AnswerDrafts,
    private readonly acceptAnswer: AcceptAnswer,
    private readonly consentToPublication: ConsentToPublication,
    private readonly publishAnonymised: PublishAnonymised,
  ) {}

  @Allow(isSignedIn)
  @Get()
  async show(
    @Param('number') number: string,
    @Query('done') done: unknown,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.seen(number, viewer);
    // What nobody has let in yet has a page that says how far it is, for its asker.
    if (thread.moderation !== 'PRIVATE' && isAsker(viewer, { authorId: thread.author_id }))
      return void (await reply.redirect(casePath(thread), 303));
    const scheduled =
      done === 'scheduled' ? await this.answerDrafts.scheduledFor(viewer.accountId, thread.id) : null;
    await this.send(request, reply, thread, { scheduled });
  }

  @Allow(isSignedIn)
  @Post('replies')
  async reply(
    @Param('number') number: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.seen(number, viewer);
    const values = typedValues(body, ['body', 'requestId']);
    const { body: text = '', requestId: idempotencyKey = null } = values;
    const outcome = await this.postReply.execute(viewer, { threadId: thread.id, body: text, idempotencyKey });
    await this.told(request, reply, thread, 'reply', outcome, values, ['body']);
  }

  @Allow(isSpecialist)
  @Post('official-answers')
  async answer(
    @Param('number') number: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.seen(number, viewer);
    const values = typedValues(body, [...ANSWER_FIELDS, 'requestId', 'atOpening']);
    const outcome = await this.postOfficialAnswer.execute(viewer, {
      threadId: thread.id,
      body: values['answer'] ?? '',
      reference: values['reference'] ?? null,
      checkedOn: values['checkedOn'] ?? null,
      validUntil: values['validUntil'] ?? null,
      atOpening: values['atOpening'] === 'yes',
      overrideReason: values['overrideReason'] ?? null,
      idempotencyKey: values['requestId'] ?? null,
    });
    await this.told(request, reply, thread, 'answer', outcome, values, ANSWER_FIELDS, { body: 'answer' });
  }

  @Allow(isSignedIn)
  @Post('accepted-answer')
  async accept(
    @Param('number') number: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.seen(number, viewer);
    const outcome = await this.acceptAnswer.execute(viewer, thread.official_answer_id ?? '');
    await this.told(request, reply, thread, 'accept', outcome, {}, []);
  }

  @Allow(isSignedIn)
  @Post('consent')
  async consent(
    @Param('number') number: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.seen(number, viewer);
    const consent = typedValues(body, ['consent'])['consent'] === 'yes';
    const outcome = await this.consentToPublication.execute(viewer, { threadId: thread.id, consent });
    await this.told(request, reply, thread, 'consent', outcome, {}, []);
  }

  @Allow(mayPublishAnonymised)
  @Post('publish')
  async publish(
    @Param('number') number: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const thread = await this.seen(number, viewer);
    const values = typedValues(body, [...PUBLISH_FIELDS, 'version', 'requestId']);
    const outcome = await this.publishAnonymised.execute(viewer, {
      threadId: thread.id,
      version: Number(values['version']),
      title: values['publicTitle'] ?? '',
      question: values['publicQuestion'] ?? '',
      answer: values['publicAnswer'] ?? '',
      overrideReason: values['publicOverride'] ?? null,
      idempotencyKey: values['requestId'] ?? null,
    });
    await this.told(request, reply, thread, 'publish', outcome, values, PUBLISH_FIELDS, PUBLISH_RENAMED);
  }

  /** @throws NotFoundException where there is none, or not for this person. */
  private async seen(number: string, viewer: Person): Promise<ThreadRow> {
    const thread = /^\d{1,9}$/.test(number) ? await this.threads.byNumber(Number(number)) : null;
    const visible =
      thread?.kind === 'PRIVATE_QUESTION' &&
      maySee(viewer, { moderation: thread.moderation, authorId: thread.author_id });
    if (!thread || !visible) throw new NotFoundException();
    return thread;
  }

  private async told(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadRow,
    which: PrivateForm,
    outcome: object,
    values: Readonly<Record<string, string>>,
    fields: readonly string[],
    renamed: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    if (outcome instanceof Refused) {
      const state = refusedForm(values, outcome, fields, renamed);
      return this.send(request, reply, thread, { scheduled: null, refused: { which, state } });
    }
    await reply.redirect(`${privatePath(thread)}${'runAt' in outcome ? '?done=scheduled' : ''}`, 303);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadRow,
    rest: Pick<Parameters<typeof PrivatePage>[0], 'scheduled' | 'refused'>,
  ): Promise<void> {
    const [posts, [publication = null]] = await Promise.all([
      this.posts.ofPrivate(thread.id),
      this.publications.ofThreads([thread.id]),
    ]);
    const published = publication?.public_thread_id
      ? await this.threads.byId(publication.public_thread_id)
      : null;
    const closed = isStaff(request.viewer) ? await this.schedules.refuseOutsideWindow(request.viewer) : null;
    const props = {
      closed,
      page: this.pages.of(request),
      thread,
      posts,
      publication,
      published,
      requestId: this.ids.next(),
    };
    await this.pages.send(reply, <PrivatePage {...props} {...rest} />, rest.refused ? 422 : 200);
  }
}
