import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '#kernel';
import { Allow } from '#platform';
import { acceptedEncoding, etagIn } from './accepted-encoding.js';
import { CODINGS, assets, emblem } from './assets.js';

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
    const coding = acceptedEncoding(request.headers['accept-encoding'], CODINGS);
    const etag = etagIn(asset.etag, coding);
    reply.header('etag', etag).header('vary', 'accept-encoding');
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    if (request.headers['if-none-match'] === etag) return void (await reply.code(304).send());
    if (coding) reply.header('content-encoding', coding);
    await reply
      .header('content-type', asset.contentType)
      .send(coding ? asset.compressed[coding] : asset.body);
  }

  /** Asked for by browsers that do not read the page's own link to its icon. */
  @Allow(anyone)
  @Get('favicon.ico')
  async icon(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('cache-control', 'public, max-age=86400').redirect(emblem.path, 302);
  }
}
