import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CannedRepliesRepository,
  CategoriesRepository,
  ImportCannedReplies,
  SaveCannedReply,
  WithdrawCannedReply,
  mayEditCannedReplies,
  writeCannedReplies,
} from '#forum';
import { type Viewer, isUuid } from '#kernel';
import { Allow, CurrentViewer, NotFound, Refused } from '#platform';
import { type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { REASON } from '../../parts/personal-data.js';
import { Pages } from '../../site/pages.js';
import { DONE, REPLIES_PATH, RepliesPage, type RepliesProps } from './replies.page.js';
import { ReplyPage } from './reply.page.js';

type Fields = Record<string, unknown> | undefined;
const VISIBLE = ['shortCode', 'category', 'title', 'body'];
const RENAMED = { categoryId: 'category', [REASON]: REASON };
const UNKNOWN_CATEGORY = '00000000-0000-0000-0000-000000000000';

/** Canned replies, kept by supervisors and administrators. */
@Controller('desk/replies')
export class RepliesController {
  constructor(
    private readonly pages: Pages,
    private readonly replies: CannedRepliesRepository,
    private readonly categories: CategoriesRepository,
    private readonly saving: SaveCannedReply,
    private readonly withdrawing: WithdrawCannedReply,
    private readonly importing: ImportCannedReplies,
  ) {}

  @Allow(mayEditCannedReplies)
  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = query['done'];
    const done =
      typeof asked === 'string' && Object.hasOwn(DONE, asked) ? (asked as keyof typeof DONE) : null;
    await this.send(request, reply, { done });
  }

  @Allow(mayEditCannedReplies)
  @Get('canned-replies.csv')
  async download(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="canned-replies.csv"')
      .header('cache-control', 'private, no-store')
      .send(writeCannedReplies(await this.replies.all()));
  }

  @Allow(mayEditCannedReplies)
  @Get(':id')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendOne(request, reply, id);
  }

  @Allow(mayEditCannedReplies)
  @Post()
  async add(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = typedValues(body, [...VISIBLE, REASON]);
    const outcome = await this.saving.execute(viewer, await this.contentOf(values));
    if (!(outcome instanceof Refused)) return reply.redirect(`${REPLIES_PATH}?done=saved`, 303);
    const form = refusedForm(values, outcome, VISIBLE, RENAMED);
    await this.send(request, reply, { refused: { which: 'new', form } }, 422);
  }

  @Allow(mayEditCannedReplies)
  @Post('import')
  async import(
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file = '', ...values } = typedValues(body, ['csv', 'file']);
    // A browser cannot fill a file in again: its text comes back in the other field.
    if (file !== '') values['csv'] = file;
    const outcome = await this.importing.execute(viewer, values['csv'] ?? '');
    if (!(outcome instanceof Refused)) return reply.redirect(`${REPLIES_PATH}?done=imported`, 303);
    const form = refusedForm(values, outcome, ['csv']);
    await this.send(request, reply, { refused: { which: 'import', form } }, 422);
  }

  @Allow(mayEditCannedReplies)
  @Post(':id')
  async change(
    @Param('id') id: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = typedValues(body, [...VISIBLE, REASON, 'version']);
    const content = await this.contentOf(values);
    const version = Number(values['version']) || 0;
    const outcome = await this.saving.execute(viewer, { ...content, id, version });
    if (!(outcome instanceof Refused)) return reply.redirect(`${REPLIES_PATH}?done=saved`, 303);
    if (outcome instanceof NotFound) throw new NotFoundException();
    await this.sendOne(request, reply, id, refusedForm(values, outcome, VISIBLE, RENAMED));
  }

  @Allow(mayEditCannedReplies)
  @Post(':id/withdraw')
  async withdraw(
    @Param('id') id: string,
    @Body() body: Fields,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const version = Number(typedValues(body, ['version'])['version']) || 0;
    const outcome = await this.withdrawing.execute(viewer, { id, version });
    if (!(outcome instanceof Refused)) return reply.redirect(`${REPLIES_PATH}?done=withdrawn`, 303);
    if (outcome instanceof NotFound) throw new NotFoundException();
    await this.sendOne(request, reply, id, refusedForm({}, outcome, []));
  }

  /** What was typed, the category by its id. */
  private async contentOf({
    shortCode = '',
    category = '',
    title = '',
    body = '',
    [REASON]: reason,
  }: Record<string, string>) {
    const known = category === '' ? null : await this.categories.bySlug(category);
    const categoryId = category === '' ? null : (known?.id ?? UNKNOWN_CATEGORY);
    return { shortCode, categoryId, title, body, personalDataReason: reason };
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Partial<RepliesProps>,
    status = 200,
  ): Promise<void> {
    const [replies, categories] = await Promise.all([this.replies.all(), this.categories.all()]);
    const props = { page: this.pages.of(request), replies, categories, done: null, refused: null, ...shown };
    await this.pages.send(reply, <RepliesPage {...props} />, status);
  }

  private async sendOne(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    refused?: FormState,
  ): Promise<void> {
    const found = isUuid(id) ? await this.replies.byId(id) : null;
    if (!found) throw new NotFoundException();
    const [versions, categories] = await Promise.all([this.replies.versions(id), this.categories.all()]);
    const { shortCode, title, body, categoryId } = found;
    const category = categories.find((each) => each.id === categoryId)?.slug ?? '';
    const form = refused
      ? { ...refused, values: { shortCode, title, body, category, ...refused.values } }
      : filled({ shortCode, title, body, category });
    const props = { page: this.pages.of(request), reply: found, versions, categories, form };
    await this.pages.send(reply, <ReplyPage {...props} />, refused ? 422 : 200);
  }
}
