import cookie from '@fastify/cookie';
import { BadRequestException, type DynamicModule, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { maxHeaderSize } from 'node:http';
import { ViewerSource } from '../access/viewer.js';
import { registerViewer } from '../access/viewer-hook.js';
import { registerGraphqlCache } from '../cache/graphql-cache.js';
import { ReaderCache } from '../cache/reader-cache.js';
import { GRAPHQL_PATH } from '../graphql/graphql-path.js';
import { background } from '../lasting/background.js';
import { NestLog } from '../log/nest-log.js';
import { InstallationFault } from '../installation/installation-fault.js';
import { BODY_LIMIT } from './body-limit.js';
import { refuseCrossSite } from './cross-site.js';
import { isNestedTooDeep } from './nesting.js';
import { protectiveHeaders } from './protective-headers.js';
import { registerRetryAfter } from './retry-after.js';
import { answerUnread, answerUnrouted } from './unread-requests.js';
import { type Settings, needed } from '../settings/settings.js';

/** So often it is looked, at the least, whether a request takes too long. */
const LOOK_MS = 5_000;

/** Makes the HTTP application of a root module, ready to listen. */
export async function createHttpApp(
  root: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  // Signed links are made and read by every process that serves people: told now rather than at the first link.
  needed(settings.secret, 'SECRET');
  const secure = settings.publicUrl.startsWith('https:');
  const headers = protectiveHeaders(secure);
  const requestTimeout = settings.requestSeconds * 1_000;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    requestTimeout,
    http: { requestTimeout, connectionsCheckingInterval: Math.min(LOOK_MS, requestTimeout / 2) },
    // As long as an address can be: a part of it that is nothing of ours is answered like any other.
    routerOptions: { maxParamLength: maxHeaderSize },
    frameworkErrors: answerUnrouted(headers),
    clientErrorHandler: answerUnread(headers),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(settings),
    abortOnError: false,
  });
  await app.register(cookie);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_request, reply, next) => {
    reply.headers(headers);
    next();
  });
  fastify.addHook('preValidation', (request, _reply, next) => {
    next(isNestedTooDeep(request.body) ? new BadRequestException('Nested too deep') : undefined);
  });
  registerRetryAfter(fastify);
  registerViewer(fastify, app.get(ViewerSource), secure);
  refuseCrossSite(fastify, settings.publicUrl, GRAPHQL_PATH);
  registerGraphqlCache(fastify, app.get(ReaderCache), GRAPHQL_PATH);
  return app;
}

/**
 * Begins to listen on HOST and PORT.
 *
 * @throws InstallationFault with one sentence when the port is busy or not ours to take.
 */
export async function listen(app: NestFastifyApplication, settings: Settings): Promise<void> {
  await app.init();
  // Past Nest's own `listen`, which logs the fault with its stack before it throws.
  const { port, host } = settings;
  await app
    .getHttpAdapter()
    .getInstance()
    .listen({ port, host })
    .catch((error: unknown) => {
      throw new InstallationFault(listenFault(error, settings), { cause: error });
    });
}

function listenFault(error: unknown, settings: Settings): string {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') return `Port ${settings.port} is already in use; set PORT to another one.`;
  if (code === 'EACCES') return `No right to listen on port ${settings.port}; set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `The address ${settings.host} is not one of this machine; set HOST.`;
  return (error as Error).message;
}

/** Stops cleanly on SIGINT and SIGTERM: requests under way end first; a second signal is not waited for. */
export function stopOnSignals(
  app: Pick<INestApplication, 'close'>,
  after: () => Promise<void> = async () => {},
): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      const ended = app
        .close()
        .then(after)
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
      background('end of the process', ended);
    });
  }
}
