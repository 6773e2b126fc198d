import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Directory, Schedules } from '#directory';
import { Clock, Ids, type Person, type Viewer, isModerator, isUuid } from '#kernel';
import { ClaimNext, DeskRepository, type DeskRow } from '#moderation';
import { Allow, CurrentViewer, Refused, parsePage, toConnection } from '#platform';
import { type FormState, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { Decide, HIDDEN, RENAMED, VISIBLE } from './decide.js';
import { DECISIONS, type DecisionName, type ItemProps } from './item-props.js';
import { DONE, DeskPage, type Done } from './desk.page.js';
import { ItemViews } from './item-view.js';
import { ItemPage } from './item.page.js';

const OUTCOMES: Partial<Record<DecisionName, Done>> = {
  publish: 'PUBLISHED',
  return: 'RETURNED',
  reject: 'REJECTED',
  redact: 'PUBLISHED',
  redirect: 'REDIRECTED',
  release: 'RELEASED',
};

const deskCursor = (row: DeskRow) => [row.due_at.toISOString(), row.entered_at.toISOString(), row.id];

/** The desk as plain pages: the list, one item, and each decision as a form. */
@Controller('desk')
export class DeskController {
  constructor(
    private readonly pages: Pages,
    private readonly items: DeskRepository,
    private readonly schedules: Schedules,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly claimNext: ClaimNext,
    private readonly decide: Decide,
    private readonly views: ItemViews,
  ) {}

  @Allow(isModerator)
  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = DONE.find((name) => name === query['done']) ?? null;
    const item = isUuid(query['item']) ? query['item'] : null;
    await this.sendList(request, reply, query, done && { done, item });
  }

  /** «Взять следующий». */
  @Allow(isModerator)
  @Post('next')
  async next(
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const outcome = await this.claimNext.execute(viewer);
    if (outcome instanceof Refused)
      return this.sendList(request, reply, {}, null, refusedForm({}, outcome, []));
    await reply.redirect(`/desk/${outcome.itemId}`, 303);
  }

  @Allow(isModerator)
  @Get(':id')
  async item(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendItem(request, reply, await this.itemOf(id));
  }

  @Allow(isModerator)
  @Post(':id/:decision')
  async decided(
    @Param('id') id: string,
    @Param('decision') decision: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = DECISIONS.find((known) => known === decision);
    if (!name) throw new NotFoundException();
    const item = await this.itemOf(id);
    const values = typedValues(body, [...VISIBLE, ...HIDDEN]);
    const outcome = await this.decide.execute(viewer, name, item, values);
    if (outcome instanceof Refused) {
      const form = refusedForm(values, outcome, VISIBLE, RENAMED[name]);
      return this.sendItem(request, reply, await this.itemOf(id), { decision: name, form });
    }
    const done = 'draftId' in outcome ? undefined : OUTCOMES[name];
    await reply.redirect(done ? `/desk?done=${done}&item=${id}` : `/desk/${id}`, 303);
  }

  private async itemOf(id: string): Promise<DeskRow> {
    const item = isUuid(id) ? await this.items.byId(id) : null;
    if (!item) throw new NotFoundException();
    return item;
  }

  private async sendList(
    request: FastifyRequest,
    reply: FastifyReply,
    query: Record<string, unknown>,
    done: { readonly done: Done; readonly item: string | null } | null,
    form?: FormState,
  ): Promise<void> {
    const asked = parsePage(pageArgs(query), 'desk', request.viewer);
    const [rows, waiting, hours] = await Promise.all([
      this.items.waiting(asked),
      this.items.countWaiting(),
      this.schedules.moderationHours(),
    ]);
    const items = toConnection(rows, asked, deskCursor, (row) => row);
    const props = { page: this.pages.of(request), items, waiting, hours, now: this.clock.now(), done };
    await this.pages.send(reply, <DeskPage {...props} {...(form && { form })} />, form ? 422 : 200);
  }

  private async sendItem(
    request: FastifyRequest,
    reply: FastifyReply,
    item: DeskRow,
    refused?: ItemProps['refused'],
  ): Promise<void> {
    const [lines, view] = await Promise.all([
      this.directory.phoneLines({}),
      this.views.of(item, request.viewer as Person),
    ]);
    const props = {
      page: this.pages.of(request),
      item,
      now: this.clock.now(),
      lines,
      view,
      requestId: this.ids.next(),
    };
    await this.pages.send(reply, <ItemPage {...props} {...(refused && { refused })} />, refused ? 422 : 200);
  }
}
