import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { BODY_LIMIT } from '../http/body-limit.js';
import { statusOf } from '../http/status-of.js';
import { sayPlatform } from '../platform.messages.js';
import { GRAPHQL_PATH } from './graphql-path.js';
import { JSON_RESPONSE, responseMediaType } from './response-media-type.js';

const logger = new Logger('GraphQL');

interface Fault {
  readonly code: string;
  readonly message: string;
}

/** In English, as GraphQL's own: they are for who writes the client. */
const FAULTS: Readonly<Record<number, Fault>> = {
  400: {
    code: 'BAD_REQUEST',
    message: 'The body must be one JSON object, not nested deeper than 100 levels.',
  },
  413: { code: 'PAYLOAD_TOO_LARGE', message: `The body must not be longer than ${BODY_LIMIT} bytes.` },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The body must be of the type application/json.' },
};

export const isGraphqlRequest = (request: FastifyRequest): boolean =>
  request.routeOptions.url === GRAPHQL_PATH;

/** Answers a request to the API that is no GraphQL request, or met a fault of ours before it was read, as GraphQL errors are told. */
export async function tellRequestFault(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const status = statusOf(error);
  if (status === 500) logger.error((error as Error).message, (error as Error).stack);
  const { code, message } = FAULTS[status] ?? otherFault(status, request);
  await reply
    .code(status)
    .header('content-type', responseMediaType(request.headers.accept) ?? JSON_RESPONSE)
    .send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

function otherFault(status: number, { viewer }: FastifyRequest): Fault {
  if (status < 500) {
    const message = STATUS_CODES[status] ?? 'Bad Request';
    return { code: message.toUpperCase().replaceAll(/\W+/g, '_'), message };
  }
  const code = status === 503 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_ERROR';
  return { code, message: sayPlatform(viewer?.locale ?? 'ru', code) };
}
