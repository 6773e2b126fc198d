import type { FastifyInstance } from 'fastify';

/** After how many seconds a client may ask again; a restart of the database takes about as long. */
const RETRY_AFTER_SECONDS = '5';

/** Adds `Retry-After` (RFC 9110 §10.2.3) to every answer 503, whoever gives it. */
export function registerRetryAfter(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, _payload, next) => {
    if (reply.statusCode === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    next();
  });
}
