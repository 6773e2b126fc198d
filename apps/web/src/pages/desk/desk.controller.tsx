import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Directory, Schedules } from '#directory';
import { CategoriesRepository, FindingsRepository } from '#forum';
import { Clock, Ids, type Person, type Viewer, isModerator, isUuid } from '#kernel';
import {
  ClaimNext,
  DESK_CURSOR,
  type DeskItemKind,
  DeskRepository,
  type DeskRow,
  DeskTallies,
  deskCounts,
  deskCursor,
} from '#moderation';
import { Allow, CurrentViewer, Refused, parsePage, toConnection } from '#platform';
import { FindSimilarTo } from '#search';
import { type FormState, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { Decide, HIDDEN, RENAMED, VISIBLE } from './decide.js';
import { DECISIONS, type DecisionName, type ItemProps } from './item-props.js';
import { askedFilters, toDeskFilter } from './desk-filters.js';
import { DONE, DeskPage, type Done } from './desk.page.js';
import { ItemViews } from './item-view.js';
import { ItemPage } from './item.page.js';

/** What each press has done, said on the page that comes after it; renewing a claim changes nothing to be told of. */
const OUTCOMES: Readonly<Record<Exclude<DecisionName, 'renew'>, Done>> = {
  publish: 'PUBLISHED',
  return: 'RETURNED',
  reject: 'REJECTED',
  redact: 'PUBLISHED',
  confirm: 'CONFIRMED',
  redirect: 'REDIRECTED',
  release: 'RELEASED',
  ask: 'ASKED',
  merge: 'MERGED',
  escalate: 'ESCALATED',
  hide: 'HIDDEN',
  lock: 'LOCKED',
  undo: 'UNDONE',
  discard: 'DISCARDED',
  claim: 'CLAIMED',
  'take-over': 'CLAIMED',
  urgent: 'URGENT',
  'not-urgent': 'NOT_URGENT',
};
/** After these the moderator goes on with the same item. */
const STAYS: ReadonlySet<Done> = new Set([
  'ASKED',
  'ESCALATED',
  'HIDDEN',
  'LOCKED',
  'UNDONE',
  'DISCARDED',
  'CLAIMED',
  'URGENT',
  'NOT_URGENT',
  'DRAFT',
  'SCHEDULED',
]);
/** What a publication has made of other items than texts for everyone. */
const PUBLISHING_MADE: Partial<Record<DeskItemKind, Done>> = { PRIVATE_QUESTION: 'ACCEPTED', REPORT: 'KEPT' };

/** The desk as plain pages: the list, one item, and each decision as a form. */
@Controller('desk')
export class DeskController {
  constructor(
    private readonly pages: Pages,
    private readonly items: DeskRepository,
    private readonly tallies: DeskTallies,
    private readonly categories: CategoriesRepository,
    private readonly findings: FindingsRepository,
    private readonly schedules: Schedules,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly claimNext: ClaimNext,
    private readonly decide: Decide,
    private readonly views: ItemViews,
    private readonly findSimilarTo: FindSimilarTo,
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
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = toDeskFilter(askedFilters(body ?? {}), await this.categories.all());
    const outcome = await this.claimNext.execute(viewer, filter);
    if (outcome instanceof Refused)
      return this.sendList(request, reply, body ?? {}, null, refusedForm({}, outcome, []));
    await reply.redirect(`/desk/${outcome.itemId}`, 303);
  }

  @Allow(isModerator)
  @Get(':id')
  async item(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = DONE.find((name) => name === query['done']) ?? null;
    await this.sendItem(request, reply, await this.itemOf(id), { done });
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
      return this.sendItem(request, reply, await this.itemOf(id), { refused: { decision: name, form } });
    }
    const made = (name === 'publish' && PUBLISHING_MADE[item.kind]) || (name !== 'renew' && OUTCOMES[name]);
    const kept = values['mode'] === 'AT_OPENING' ? 'SCHEDULED' : 'DRAFT';
    const done = 'draftId' in outcome ? kept : made;
    if (!done) return reply.redirect(`/desk/${id}`, 303);
    await reply.redirect(STAYS.has(done) ? `/desk/${id}?done=${done}` : `/desk?done=${done}&item=${id}`, 303);
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
    const cursor = parsePage(pageArgs(query), 'desk', request.viewer, DESK_CURSOR);
    const { accountId } = request.viewer as Person;
    const now = this.clock.now();
    const categories = await this.categories.all();
    const asked = askedFilters(query);
    const filter = toDeskFilter(asked, categories);
    const [rows, tally, hours] = await Promise.all([
      this.items.waiting(cursor, filter, { accountId, now }),
      this.tallies.at(now),
      this.schedules.moderationHours(),
    ]);
    const items = toConnection(rows, cursor, deskCursor, (row) => row);
    const counts = deskCounts(tally, filter, accountId);
    const props = { page: this.pages.of(request), items, asked, categories, counts, hours, now, done };
    await this.pages.send(reply, <DeskPage {...props} {...(form && { form })} />, form ? 422 : 200);
  }

  private async sendItem(
    request: FastifyRequest,
    reply: FastifyReply,
    item: DeskRow,
    { refused, done = null }: Pick<ItemProps, 'refused'> & { readonly done?: Done | null },
  ): Promise<void> {
    const [lines, findings, view, similar] = await Promise.all([
      this.directory.phoneLines({}),
      item.kind === 'EDIT' ? this.findings.ofEdits([item.post_id]) : this.findings.ofPosts([item.post_id]),
      this.views.of(item, request.viewer as Person),
      this.findSimilarTo.execute(request.viewer, item.thread_id),
    ]);
    const props = {
      page: this.pages.of(request),
      item,
      findings,
      similar,
      now: this.clock.now(),
      lines,
      view,
      done,
      requestId: this.ids.next(),
    };
    await this.pages.send(reply, <ItemPage {...props} {...(refused && { refused })} />, refused ? 422 : 200);
  }
}
