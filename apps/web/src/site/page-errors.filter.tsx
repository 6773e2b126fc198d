import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '#kernel';
import { CrossSiteRequest, answerInGraphql, isGraphqlRequest, statusOf, tellRequestFault } from '#platform';
import { ErrorPage, type Fault, SignedOutPage } from './error.page.js';
import { speakChosenLanguage } from './page-context.js';
import { Pages } from './pages.js';
import { typedFields } from './typed-fields.js';

const FAULTS: Record<number, Fault> = {
  400: 'BAD_REQUEST',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'TOO_MANY',
  503: 'UNAVAILABLE',
};

/** Tells people in plain language what went wrong with a page, and loses nothing of what they typed. */
@Catch()
export class PageErrors implements ExceptionFilter {
  private readonly log = new Logger('site');

  constructor(private readonly pages: Pages) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<unknown> {
    if (host.getType<'http' | 'graphql'>() === 'graphql') return answerInGraphql(error);
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (isGraphqlRequest(request)) return tellRequestFault(error, request, reply);

    request.viewer ??= ANONYMOUS;
    const status = statusOf(error);
    if (status >= 500 && status !== 503) this.log.error(error);
    const typed = request.method === 'POST' ? await typedFields(request) : null;
    if (status === 401) return this.askToSignIn(request, reply, typed);

    const fault = error instanceof CrossSiteRequest ? 'CROSS_SITE' : (FAULTS[status] ?? faultOfClass(status));
    if (error instanceof CrossSiteRequest) speakChosenLanguage(request);
    const page = this.pages.of(request);
    await this.pages.send(reply, <ErrorPage page={page} fault={fault} typed={typed} />, status);
  }

  private async askToSignIn(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Array<[string, string]> | null,
  ): Promise<void> {
    const page = this.pages.of(request);
    if (typed) await this.pages.send(reply, <SignedOutPage page={page} typed={typed} />, 401);
    else await reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
  }
}

const faultOfClass = (status: number): Fault => (status < 500 ? 'BAD_REQUEST' : 'INTERNAL');
