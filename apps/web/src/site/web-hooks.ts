import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { speakChosenLanguage } from './page-context.js';
import { Pages } from './pages.js';
import { readUploadedForms } from './uploaded-form.js';

/** What happens to every request of the site before its page is made. */
@Injectable()
export class WebHooks implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    readUploadedForms(fastify);
    fastify.addHook('onRequest', async (request, reply) => {
      speakChosenLanguage(request);
      // With `no-referrer` browsers would hide from us that a form comes from our own page (Fetch, "Origin").
      reply.header('referrer-policy', 'same-origin');
      await this.pages.prepare();
      await this.pages.fromCache(request, reply);
    });
  }
}
