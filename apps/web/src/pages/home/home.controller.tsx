import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DIRECTORY_TAG, Schedules } from '#directory';
import { CategoriesRepository, ThreadsRepository, activityCursor, parseActivityPage } from '#forum';
import { Clock, anyone } from '#kernel';
import { Allow, toConnection } from '#platform';
import { Pages } from '../../site/pages.js';
import { pageArgs } from '../page-args.js';
import { CategoryPage } from './category.page.js';
import { HomePage } from './home.page.js';

const LATEST = 10;

@Controller()
export class HomeController {
  constructor(
    private readonly pages: Pages,
    private readonly categories: CategoriesRepository,
    private readonly threads: ThreadsRepository,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  @Allow(anyone)
  @Get()
  async home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const hours = await this.schedules.moderationHours();
    const changesAt = hours.open ? hours.closesAt : hours.opensAt;
    await this.pages.shared(
      request,
      reply,
      async (page, dependsOn) => {
        dependsOn('home', DIRECTORY_TAG);
        const [categories, latest] = await Promise.all([
          this.categories.all(),
          this.threads.latest(
            parseActivityPage({ first: LATEST }, 'latest', request.viewer, this.clock.now()),
          ),
        ]);
        return (
          <HomePage page={page} categories={categories} latest={latest.slice(0, LATEST)} hours={hours} />
        );
      },
      `:${hours.open}:${changesAt?.getTime() ?? ''}`,
    );
  }

  /** The threads of one category, the latest activity first. */
  @Allow(anyone)
  @Get('c/:slug')
  async category(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.shared(request, reply, async (page, dependsOn) => {
      const category = await this.categories.bySlug(slug);
      if (!category) throw new NotFoundException();
      dependsOn(`category:${category.id}`);
      const asked = parseActivityPage(
        pageArgs(query),
        `category:${category.id}`,
        request.viewer,
        this.clock.now(),
      );
      const rows = await this.threads.ofCategory(category.id, asked);
      const threads = toConnection(rows, asked, activityCursor(asked), (row) => row);
      return <CategoryPage page={page} category={category} threads={threads} />;
    });
  }
}
