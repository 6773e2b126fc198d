import { Body, Controller, Get, NotFoundException, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Viewer } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { ListQueries, MarkQueryDone, mayEditArchive } from '#search';
import { typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { type AskedQueries, QueriesPage, addressOfQueries } from './queries.page.js';

/** The time for which the page looks back. */
const DAYS = 30;

/** What the archive has no good answer to, as a work list for editors. */
@Controller('editors/queries')
export class QueriesController {
  constructor(
    private readonly pages: Pages,
    private readonly listQueries: ListQueries,
    private readonly markQueryDone: MarkQueryDone,
  ) {}

  @Allow(mayEditArchive)
  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedOf(query);
    const queries = await this.listQueries.execute(viewer, { ...asked, days: DAYS }, pageArgs(query));
    const page = this.pages.of(request);
    await this.pages.send(reply, <QueriesPage page={page} asked={asked} queries={queries} days={DAYS} />);
  }

  @Allow(mayEditArchive)
  @Post()
  async mark(
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { query = '', mark } = typedValues(body, ['query', 'mark']);
    const outcome = await this.markQueryDone.execute(viewer, { query, done: mark !== 'open' });
    if (outcome instanceof Refused) throw new NotFoundException();
    await reply.redirect(addressOfQueries(askedOf(body ?? {})), 303);
  }
}

const askedOf = ({ fault, done }: Record<string, unknown>): AskedQueries => ({
  fault: fault === 'NOT_OPENED' ? 'NOT_OPENED' : 'NO_RESULTS',
  done: done === '1',
});
