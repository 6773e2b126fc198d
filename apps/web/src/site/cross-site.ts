import { ForbiddenException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A form that another site made the person's browser send. */
export class CrossSitePost extends ForbiddenException {}

/** The content types that a form of another site can send without asking first (Fetch Standard, "CORS-safelisted"). */
const FORM = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * Whether a form was sent by another site. Browsers say where a form comes from by `Sec-Fetch-Site`, older
 * ones by `Origin`; what says neither is not a browser and carries no person's cookies (one-click
 * unsubscribing by a mail service, RFC 8058, comes so).
 */
export function isCrossSite(request: Pick<FastifyRequest, 'method' | 'headers'>, ownOrigin: string): boolean {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (!FORM.test(headers['content-type'] ?? '')) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (headers.origin === undefined) return false;
  // Over plain HTTP inside a network the site may be reached by another name than its public one.
  return headers.origin !== ownOrigin && headers.origin.replace(/^https?:\/\//, '') !== headers.host;
}
