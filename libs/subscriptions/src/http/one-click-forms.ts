import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const MULTIPART = 'multipart/form-data';
const BODY_LIMIT = 16 * 1024;

/**
 * Mail services send the one-click form as multipart/form-data (RFC 8058 §3.2), which Fastify refuses unless
 * told otherwise. The address says all that is needed, so such a body is taken and let go unread.
 */
@Injectable()
export class OneClickForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // Processes without HTTP have no adapter.
    const fastify = this.host.httpAdapter?.getInstance<Partial<FastifyInstance>>();
    if (!fastify?.addContentTypeParser || fastify.hasContentTypeParser?.(MULTIPART)) return;
    const options = { parseAs: 'buffer' as const, bodyLimit: BODY_LIMIT };
    fastify.addContentTypeParser(MULTIPART, options, (_request, _body, done) => done(null, undefined));
  }
}
