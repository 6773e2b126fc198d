import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { ANONYMOUS, type Locale, type Viewer } from '#kernel';
import type { ViewerSource } from './viewer.js';

/** The session's cookie; `__Host-` (RFC 6265bis) where the site is served over TLS. */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-veche' : 'veche');

export function registerViewer(app: FastifyInstance, source: ViewerSource, secure: boolean): void {
  const cookie = sessionCookieName(secure);
  app.decorateRequest('viewer');
  app.addHook('onRequest', async (request) => {
    // First of all the language: an error may have to be told before it is known who asks.
    request.viewer = readerOf(request);
    const secret = bearerOf(request.headers.authorization) ?? request.cookies[cookie];
    const person = secret ? await source.viewerOf(secret) : null;
    if (person) request.viewer = person;
  });
}

/** The bearer token of an `Authorization` header (RFC 6750 §2.1). */
export function bearerOf(header: string | undefined): string | undefined {
  const match = /^Bearer ([\w-]{20,200})$/i.exec(header ?? '');
  return match?.[1];
}

/** Who has not signed in, in the language of their browser. */
export function readerOf({ headers }: Pick<IncomingMessage, 'headers'>): Viewer {
  const locale = localeOf(headers['accept-language']);
  return locale === 'ru' ? ANONYMOUS : { ...ANONYMOUS, locale };
}

/** English only for those who ask for it before Russian (RFC 9110 §12.5.4, read in the order given). */
function localeOf(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  const first = wanted.find((language) => language === 'ru' || language === 'en');
  return first === 'en' ? 'en' : 'ru';
}
