import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '#kernel';
import { Allow } from '#platform';
import { assets, emblem } from './assets.js';

@Controller()
export class AssetsController {
  @Allow(anyone)
  @Get('assets/:name')
  async asset(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asset = assets.get(name);
    if (!asset) throw new NotFoundException();
    reply.header('etag', asset.etag).header('cache-control', 'public, max-age=31536000, immutable');
    if (request.headers['if-none-match'] === asset.etag) await reply.code(304).send();
    else await reply.header('content-type', asset.contentType).send(asset.body);
  }

  /** Asked for by browsers that do not read the page's own link to its icon. */
  @Allow(anyone)
  @Get('favicon.ico')
  async icon(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('cache-control', 'public, max-age=86400').redirect(emblem.path, 302);
  }
}
