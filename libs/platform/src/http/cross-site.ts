import { ForbiddenException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sayPlatform } from '../platform.messages.js';

/** A page of another site made the person's browser send a request that could change something. */
export class CrossSiteRequest extends ForbiddenException {}

/** RFC 9110 §9.2.1: these only ask. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * Whether an unsafe request could be forged by a page of another origin, whatever its content type.
 * `Sec-Fetch-Site` decides where it is present, else `Origin`. A request with neither is not a browser's, or an
 * old one's: it is refused as soon as it carries cookies. Without cookies it has no rights that were not sent on
 * purpose: API clients with a bearer token and one-click unsubscription (RFC 8058) come so.
 *
 * @param ownOrigin origin of PUBLIC_URL
 */
export function isCrossSite(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  ownOrigin: string,
): boolean {
  if (SAFE_METHODS.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host, cookie } = headers;
  if (origin === undefined) return cookie !== undefined;
  // Inside a network the site may be reached by another name than its public one, which browsers then send as both.
  const [scheme] = ownOrigin.split('//');
  return origin !== ownOrigin && origin !== `${scheme}//${host}`;
}

/** Refuses cross-site requests to every route, those to come included. */
export function refuseCrossSite(app: FastifyInstance, publicUrl: string, graphqlPath: string): void {
  const { origin } = new URL(publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    if (!isCrossSite(request, origin)) return;
    const message = sayPlatform(request.viewer.locale, 'CROSS_SITE');
    if (request.routeOptions.url !== graphqlPath) throw new CrossSiteRequest(message);
    await reply.code(403).send({ errors: [{ message, extensions: { code: 'CROSS_SITE' } }] });
  });
}
