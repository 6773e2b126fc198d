import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '#kernel';
import { Allow, SETTINGS, type Settings } from '#platform';
import { OPEN_SEARCH_TYPE, openSearchDescription } from './open-search.js';

/** Lets browsers search here from their address bar. */
@Controller()
export class OpenSearchController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** In the language of the address or, without one, of whoever asks. */
  @Allow(anyone)
  @Get('opensearch.xml')
  async describe(
    @Query('lang') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = asked === 'ru' || asked === 'en' ? asked : request.viewer.locale;
    await reply
      .header('content-type', `${OPEN_SEARCH_TYPE}; charset=utf-8`)
      .header('cache-control', 'public, max-age=86400')
      .header('vary', 'cookie, accept-language')
      .send(openSearchDescription(this.settings.publicUrl, locale));
  }
}
