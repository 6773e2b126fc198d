import { Body, Controller, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '#kernel';
import { Allow } from '#platform';
import { UnsubscribeByLink } from '../unsubscribe-by-link.js';

/**
 * One-click unsubscribing by mail services (RFC 8058): no cookies, no redirect, nothing to read in the answer.
 * The page of the same address, for people, sends its form here with a field `page` and is shown again.
 */
@Controller('unsubscribe/:token')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: UnsubscribeByLink) {}

  @Allow(anyone)
  @Post()
  async unsubscribe(
    @Param('token') token: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.unsubscribing.execute(token))) throw new NotFoundException();
    reply.header('cache-control', 'no-store');
    if (body && 'page' in body) await reply.redirect(request.url, 303);
    else await reply.code(200).type('text/plain; charset=utf-8').send('');
  }
}
