import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#platform';
import { CrossSitePost, isCrossSite } from './cross-site.js';
import { LOCALE_COOKIE } from './page-context.js';
import { Pages } from './pages.js';
import { readUploadedForms } from './uploaded-form.js';

/** What happens to every request of the site before its page is made. */
@Injectable()
export class WebHooks implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: Pages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    readUploadedForms(fastify);
    const { origin } = new URL(this.settings.publicUrl);
    fastify.addHook('onRequest', async (request, reply) => {
      speakChosenLanguage(request);
      // With `no-referrer` browsers would hide from us that a form comes from our own page (Fetch, "Origin").
      reply.header('referrer-policy', 'same-origin');
      if (isCrossSite(request, origin)) throw new CrossSitePost();
      await this.pages.fromCache(request, reply);
    });
  }
}

/** A language chosen on the page wins over the browser's and the account's. */
function speakChosenLanguage(request: FastifyRequest): void {
  const locale = request.cookies[LOCALE_COOKIE];
  if ((locale === 'ru' || locale === 'en') && locale !== request.viewer.locale)
    request.viewer = { ...request.viewer, locale };
}
