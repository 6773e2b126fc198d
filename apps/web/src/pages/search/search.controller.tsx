import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CategoriesRepository } from '#forum';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer } from '#platform';
import { SearchArchive } from '#search';
import { Pages } from '../../site/pages.js';
import type { Asked } from './asked.js';
import { SearchPage } from './search.page.js';

/** A longer query is cut: nobody types one. */
const LONGEST_QUERY = 200;

/** Search of the archive, for anyone. */
@Controller('search')
export class SearchController {
  constructor(
    private readonly pages: Pages,
    private readonly categories: CategoriesRepository,
    private readonly searchArchive: SearchArchive,
  ) {}

  @Allow(anyone)
  @Get()
  async search(
    @Query() query: Record<string, unknown>,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const categories = await this.categories.all();
    const asked = askedOf(query);
    const page = this.pages.of(request);
    if (asked.query === '')
      return this.pages.send(
        reply,
        <SearchPage page={page} categories={categories} asked={asked} found={null} />,
      );
    const found = await this.searchArchive.execute(viewer, {
      query: asked.query,
      categoryId: categories.find(({ slug }) => slug === asked.category)?.id ?? null,
      solved: asked.solved ? true : null,
      officialAnswer: asked.official ? true : null,
      order: asked.order,
      after: typeof query['after'] === 'string' ? query['after'] : null,
    });
    await this.pages.send(
      reply,
      <SearchPage page={page} categories={categories} asked={asked} found={found} />,
    );
  }
}

function askedOf(query: Record<string, unknown>): Asked {
  const { q, category, solved, official, order } = query;
  return {
    query: typeof q === 'string' ? q.trim().slice(0, LONGEST_QUERY) : '',
    category: typeof category === 'string' ? category : '',
    solved: solved === '1',
    official: official === '1',
    order: order === 'DATE' ? 'DATE' : 'RELEVANCE',
  };
}
