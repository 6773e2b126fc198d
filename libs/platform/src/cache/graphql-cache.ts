import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphqlContext } from '../access/viewer.js';
import { inUtf8 } from '../http/in-utf8.js';
import type { ReaderCache } from './reader-cache.js';

interface Fill {
  readonly ticket: number;
  readonly key: string;
  context: GraphqlContext | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    cacheFill: Fill | null;
  }
}

/** Lets the cache learn of the context in which a request is answered: Apollo hands resolvers a copy of ours. */
export const cacheFill = (): ApolloServerPlugin<GraphqlContext> => ({
  requestDidStart: async ({ contextValue }) => {
    const fill = contextValue.req?.cacheFill;
    if (fill) fill.context = contextValue;
  },
});

/**
 * Serves repeated queries of anonymous readers from {@link ReaderCache}, before GraphQL is even parsed.
 * Only an answer without errors whose every root field is `@Cacheable` is kept.
 */
export function registerGraphqlCache(app: FastifyInstance, cache: ReaderCache, path: string): void {
  app.decorateRequest('cacheFill', null);

  const fromCache = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method !== 'POST' || request.viewer.accountId !== null) return;
    const key = keyOf(request);
    if (!key) return;
    const hit = cache.get(key);
    if (hit) {
      await reply.headers(hit.headers).send(hit.body);
      return;
    }
    request.cacheFill = { ticket: cache.begin(), key, context: null };
  };

  const keep = async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const fill = request.cacheFill;
    if (!fill) return payload;
    request.cacheFill = null;
    const tags = fill.context?.cacheTags;
    const kept = reply.statusCode === 200 && typeof payload === 'string' && !payload.startsWith('{"errors"');
    if (!kept || !tags || tags.size === 0) {
      cache.abandon(fill.ticket);
      return payload;
    }
    const body = inUtf8(payload);
    const headers = { 'content-type': String(reply.getHeader('content-type')) };
    cache.keep(fill.ticket, fill.key, [...tags], { headers, body });
    return body;
  };

  // A client that went away never reaches onSend.
  const abandon = async (request: FastifyRequest) => {
    if (request.cacheFill) cache.abandon(request.cacheFill.ticket);
    request.cacheFill = null;
  };

  // On its one route: as hooks of every route they would be run for each page in vain.
  app.addHook('onRoute', (route) => {
    if (route.url !== path) return;
    route.onRequest = [route.onRequest ?? [], neverStored].flat();
    route.preHandler = [route.preHandler ?? [], fromCache].flat();
    route.onSend = [route.onSend ?? [], keep].flat();
    route.onRequestAbort = [route.onRequestAbort ?? [], abandon].flat();
  });
}

/** Answers are for the one who asked. Apollo's own plugin for that wraps every field, which every answer would pay for. */
async function neverStored(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store');
}

function keyOf(request: FastifyRequest): string | null {
  const body = request.body as { query?: unknown; variables?: unknown; operationName?: unknown } | null;
  if (typeof body?.query !== 'string' || /^\s*(mutation|subscription)\b/.test(body.query)) return null;
  const accept = request.headers.accept ?? '';
  const question = JSON.stringify([body.query, body.variables ?? null, body.operationName ?? null]);
  return `graphql:${request.viewer.locale}:${accept}:${question}`;
}
