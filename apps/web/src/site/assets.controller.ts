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
    const gzip = takesGzip(request.headers['accept-encoding']);
    // Each form of a file has a strong tag of its own (RFC 9110 §8.8.3.3).
    const etag = gzip ? asset.etag.replace(/"$/, '-gzip"') : asset.etag;
    reply.header('etag', etag).header('vary', 'accept-encoding');
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    if (request.headers['if-none-match'] === etag) return void (await reply.code(304).send());
    if (gzip) reply.header('content-encoding', 'gzip');
    await reply.header('content-type', asset.contentType).send(gzip ? asset.gzipped : asset.body);
  }

  /** Asked for by browsers that do not read the page's own link to its icon. */
  @Allow(anyone)
  @Get('favicon.ico')
  async icon(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('cache-control', 'public, max-age=86400').redirect(emblem.path, 302);
  }
}

/** Whether the client says so, and not with a weight of nought (RFC 9110 §12.5.3). */
const takesGzip = (accepted = ''): boolean =>
  accepted.split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0{0,3})?\s*$)[\d.]+)?\s*$/i.test(one));
