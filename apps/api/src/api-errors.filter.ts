import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerInGraphql, isGraphqlRequest, tellRequestFault } from '#platform';

/**
 * GraphQL tells of errors in its own way, and logs those that are bugs: Nest would log each refusal, too. Where pages are
 * served as well, their filter comes after this one in the list of modules, and is asked instead.
 */
@Catch()
export class ApiErrors extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<'http' | 'graphql'>() === 'graphql') return answerInGraphql(error);
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (isGraphqlRequest(request)) return tellRequestFault(error, request, http.getResponse<FastifyReply>());
    // oxlint-disable-next-line promise/valid-params, promise/no-promise-in-callback -- it is a filter's catch, not a promise's
    return super.catch(error, host);
  }
}
