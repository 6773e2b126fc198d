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
import { Schedules } from '#directory';
import {
  CheckEdit,
  EditPost,
  PostEdits,
  PostHistoryRepository,
  PostTexts,
  WithdrawEdit,
  isAuthor,
  maySeeHistory,
  threadPath,
} from '#forum';
import { Ids, type Person, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { REASON } from '../../parts/personal-data.js';
import { Pages } from '../../site/pages.js';
import { EditCheckPage } from './edit-check.page.js';
import { EditPage } from './edit.page.js';
import { HistoryPage } from './history.page.js';
import { type PostView, PostViews } from './post-views.js';

type Fields = Record<string, unknown> | undefined;
type Values = Readonly<Record<string, string>>;

const VISIBLE = ['title', 'body'];
const TYPED = [...VISIBLE, 'version'];

/** Changing a post of one's own: the form, the check, and what stood there before. */
@Controller('t/:address/posts/:position')
export class EditsController {
  constructor(
    private readonly pages: Pages,
    private readonly views: PostViews,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
    private readonly texts: PostTexts,
    private readonly edits: PostEdits,
    private readonly changes: PostHistoryRepository,
    private readonly checkEdit: CheckEdit,
    private readonly editPost: EditPost,
    private readonly withdrawEdit: WithdrawEdit,
  ) {}

  @Allow(isSignedIn)
  @Get('edit')
  async form(
    @Param('address') address: string,
    @Param('position') position: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, await this.own(address, position, viewer));
  }

  @Allow(isSignedIn)
  @Post('edit/check')
  async check(
    @Param('address') address: string,
    @Param('position') position: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.own(address, position, viewer);
    await this.showCheck(request, reply, view, typedValues(body, TYPED));
  }

  /** Back to the form with everything that was typed. */
  @Allow(isSignedIn)
  @Post('edit/change')
  async change(
    @Param('address') address: string,
    @Param('position') position: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.own(address, position, viewer);
    await this.send(request, reply, view, filled(typedValues(body, VISIBLE)));
  }

  @Allow(isSignedIn)
  @Post('edit')
  async edit(
    @Param('address') address: string,
    @Param('position') position: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.own(address, position, viewer);
    const { requestId = '', ...values } = typedValues(body, [...TYPED, REASON, 'requestId']);
    const personalDataReason = values[REASON] ?? null;
    const input = { ...inputOf(view, values), personalDataReason, idempotencyKey: requestId };
    const outcome = await this.editPost.execute(viewer, input);
    if (outcome instanceof Refused)
      return this.showCheck(
        request,
        reply,
        view,
        values,
        refusedForm(values, outcome, VISIBLE, { [REASON]: REASON }),
      );
    await reply.redirect(`${threadPath(view.thread)}?done=${outcome.published ? 'changed' : 'edited'}`, 303);
  }

  @Allow(isSignedIn)
  @Post('edit/withdraw')
  async withdraw(
    @Param('address') address: string,
    @Param('position') position: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.own(address, position, viewer);
    const outcome = await this.withdrawEdit.execute(viewer, view.post.id);
    if (outcome instanceof Refused) return this.send(request, reply, view, refusedForm({}, outcome, []), 422);
    await reply.redirect(`${threadPath(view.thread)}?done=withdrawn`, 303);
  }

  @Allow(isSignedIn)
  @Get('history')
  async history(
    @Param('address') address: string,
    @Param('position') position: string,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.at(address, position, viewer);
    if (!maySeeHistory(viewer, { authorId: view.post.author_id })) throw new ForbiddenException();
    const changes = await this.changes.ofPosts([view.post.id]);
    await this.pages.send(reply, <HistoryPage page={this.pages.of(request)} view={view} changes={changes} />);
  }

  /** @throws NotFoundException where it is no post of this person. */
  private async own(address: string, position: string, viewer: Person): Promise<PostView> {
    const view = await this.views.at(address, position, viewer);
    if (!isAuthor(viewer, { authorId: view.post.author_id })) throw new NotFoundException();
    return view;
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    view: PostView,
    form?: FormState,
    status = 200,
  ): Promise<void> {
    const { post, thread } = view;
    const [edit, reason, original, source] = await Promise.all([
      this.edits.latestOf(post.id),
      this.changes.reasonOfEdit(thread.id, post.id),
      this.texts.originalOf(post.id),
      this.texts.sourceOf(post.id),
    ]);
    // What was sent and not let in is gone on with; else one begins with the text as one wrote it.
    const kept = edit && edit.moderation !== 'PUBLISHED' && edit.moderation !== 'WITHDRAWN' ? edit : null;
    const text = kept ?? original ?? source;
    const begun = filled({ title: text?.title ?? '', body: text?.markdown ?? '' });
    const state =
      form && Object.keys(form.values).length > 0
        ? form
        : { ...begun, ...(form && { refusal: form.refusal }) };
    const closed =
      post.kind === 'OFFICIAL_ANSWER' ? await this.schedules.refuseOutsideWindow(request.viewer) : null;
    const props = { page: this.pages.of(request), view, edit, reason, closed, form: state };
    await this.pages.send(reply, <EditPage {...props} />, status);
  }

  private async showCheck(
    request: FastifyRequest,
    reply: FastifyReply,
    view: PostView,
    values: Values,
    form?: FormState,
  ): Promise<void> {
    const checked = await this.checkEdit.execute(request.viewer, inputOf(view, values));
    if (checked instanceof Refused)
      return this.send(request, reply, view, form ?? refusedForm(values, checked, VISIBLE), 422);
    const requestId = this.ids.next();
    const props = { page: this.pages.of(request), view, checked, values, requestId };
    await this.pages.send(reply, <EditCheckPage {...props} {...(form && { form })} />, form ? 422 : 200);
  }
}

const inputOf = ({ post }: PostView, values: Values) => ({
  postId: post.id,
  version: Number(values['version']),
  title: post.kind === 'QUESTION' ? (values['title'] ?? '') : null,
  body: values['body'] ?? '',
});
