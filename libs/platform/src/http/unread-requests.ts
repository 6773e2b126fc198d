import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { readerOf } from '../access/viewer-hook.js';
import { sayPlatform } from '../platform.messages.js';

type Headers = Readonly<Record<string, string>>;

/** Faults that Node finds before it has a request (https://nodejs.org/api/errors.html). */
const FAULTS = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, says: 'REQUEST_TOO_SLOW' }],
  ['HPE_HEADER_OVERFLOW', { status: 431, says: 'HEADERS_TOO_LONG' }],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', { status: 413, says: 'REQUEST_BROKEN' }],
] as const);
const BROKEN = { status: 400, says: 'REQUEST_BROKEN' } as const;

/** Answers what never became a request: it was too slow, or is no HTTP. Nobody knows yet whether a person asks, so a page. */
export const answerUnread =
  (headers: Headers) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { status, says } = FAULTS.get(error.code as never) ?? BROKEN;
    const body = page(says);
    const all = {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      connection: 'close',
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
    socket.destroySoon();
  };

function page(says: 'REQUEST_TOO_SLOW' | 'HEADERS_TOO_LONG' | 'REQUEST_BROKEN'): string {
  const [russian, english] = [sayPlatform('ru', says), sayPlatform('en', says)];
  return (
    `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${russian}</title></head>` +
    `<body><h1>${russian}</h1><p lang="en">${english}</p><p><a href="/">/</a></p></body></html>`
  );
}

/** Lets the application's own handler answer a request whose address cannot be read: no hook has run for it. */
export const answerUnrouted =
  (headers: Headers) =>
  (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    Object.assign(request, { viewer: readerOf(request), cookies: {} });
    void reply.headers(headers);
    request.server.errorHandler(error as never, request, reply);
  };
