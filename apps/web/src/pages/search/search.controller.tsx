import { Controller, Get, NotFoundException, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CategoriesRepository, ThreadsRepository, isPublic, threadPath } from '#forum';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer, etagOf } from '#platform';
import { QueryCounts, SearchArchive, SuggestQueries, isWholeArchive } from '#search';
import { SUGGESTIONS_TYPE } from '../../site/open-search.js';
import { Pages } from '../../site/pages.js';
import { askedOf, searchOf } from './asked.js';
import { CaseAddress } from './case-address.js';
import { SearchPage } from './search.page.js';

/** Search of the archive, for anyone. */
@Controller('search')
export class SearchController {
  constructor(
    private readonly pages: Pages,
    private readonly categories: CategoriesRepository,
    private readonly threads: ThreadsRepository,
    private readonly searchArchive: SearchArchive,
    private readonly suggestQueries: SuggestQueries,
    private readonly counts: QueryCounts,
    private readonly cases: CaseAddress,
  ) {}

  @Allow(anyone)
  @Get()
  async search(
    @Query() query: Record<string, unknown>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedOf(query);
    const address = await this.cases.of(viewer, asked.query);
    // Of this person: another one is led elsewhere, or finds nothing.
    if (address)
      return void (await reply.header('cache-control', 'private, no-store').redirect(address, 303));
    const categories = await this.categories.all();
    const page = this.pages.of(request);
    if (asked.query === '')
      return this.pages.send(
        reply,
        <SearchPage page={page} categories={categories} asked={asked} found={null} />,
      );
    const after = typeof query['after'] === 'string' ? query['after'] : null;
    const search = { ...searchOf(asked, categories), after, facets: after === null };
    const found = await this.searchArchive.execute(viewer, search);
    if (isWholeArchive(search)) this.counts.asked(asked.query, found.total.count);
    await this.pages.send(
      reply,
      <SearchPage page={page} categories={categories} asked={asked} found={found} />,
    );
  }

  /** Leads to a thread that was found, and counts that the query was of use; nothing is kept of who opened it. */
  @Allow(anyone)
  @Get('open')
  async open(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const number = typeof query['t'] === 'string' && /^\d{1,9}$/.test(query['t']) ? Number(query['t']) : null;
    const thread = number === null ? null : await this.threads.byNumber(number);
    if (!thread || !isPublic(thread)) throw new NotFoundException();
    this.counts.opened(askedOf(query).query);
    await reply.header('cache-control', 'private, no-store').redirect(threadPath(thread), 303);
  }

  /** What browsers ask for while somebody types into their own search box (OpenSearch suggestions, as JSON). */
  @Allow(anyone)
  @Get('suggest')
  async suggest(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = askedOf(query).query;
    const suggestions = await this.suggestQueries.execute(typed);
    const { publicUrl } = this.pages.of(request);
    const body = JSON.stringify([
      typed,
      suggestions.map(({ text }) => text),
      suggestions.map(() => ''),
      suggestions.map(({ path }) => publicUrl + path),
    ]);
    const etag = etagOf(body);
    // What was hidden since must not be suggested out of somebody's store: it is asked each time whether it holds.
    reply.header('cache-control', 'public, max-age=0, must-revalidate').header('etag', etag);
    if (request.headers['if-none-match'] === etag) await reply.code(304).send();
    else await reply.header('content-type', `${SUGGESTIONS_TYPE}; charset=utf-8`).send(body);
  }
}
