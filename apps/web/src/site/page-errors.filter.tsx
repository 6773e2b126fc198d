import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { ANONYMOUS } from '#kernel';
import { CrossSiteRequest, GRAPHQL_PATH, answerInGraphql, isUnreachable } from '#platform';
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
    if (request.routeOptions.url === GRAPHQL_PATH) return void (await reply.send(error));

    request.viewer ??= ANONYMOUS;
    const status = statusOf(error);
    if (status >= 500 && !isUnreachable(error)) this.log.error(error);
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

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (isUnreachable(error)) return 503;
  // A cursor that is damaged or belongs to another list.
  if (error instanceof GraphQLError && error.extensions['code'] === 'BAD_USER_INPUT') return 400;
  // Fastify's own errors: a body too large, a broken address.
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const faultOfClass = (status: number): Fault => (status < 500 ? 'BAD_REQUEST' : 'INTERNAL');
