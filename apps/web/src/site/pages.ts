import { Inject, Injectable } from '@nestjs/common';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Markup } from '#jsx/jsx-runtime';
import { Clock } from '#kernel';
import { type CachedResponse, ReaderCache, SETTINGS, type Settings, etagOf, inUtf8 } from '#platform';
import { acceptedEncoding, etagIn } from './accepted-encoding.js';
import { type PageContext, pageContextOf, viewOf } from './page-context.js';
import { ServiceHours } from './service-hours.js';

const HTML = 'text/html; charset=utf-8';
/** Kept by browsers and relays only together with a question whether it is still so (RFC 9111 §5.2.2). */
const SHARED = {
  'cache-control': 'public, max-age=0, must-revalidate',
  vary: 'cookie, accept-language, accept-encoding',
};
const PRIVATE = 'private, no-store';
/** A longer address is an accident or an attempt to fill the cache. */
const LONGEST_CACHED_URL = 300;

/** The page is at another address: for good, or for this person just now. */
export class Moved {
  constructor(
    readonly path: string,
    readonly status: 301 | 303 = 301,
  ) {}
}

/** Names what the page is made from, so that a writer of it can drop the page. */
export type DependsOn = (...tags: string[]) => void;
type Make = (page: PageContext, dependsOn: DependsOn) => Promise<Markup | Moved>;

const compress = promisify(gzip);

/** Draws pages and sends them. Only what every reader is sent alike is compressed (ADR 0022). */
@Injectable()
export class Pages {
  private readonly publicUrl: string;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly cache: ReaderCache,
    private readonly clock: Clock,
    private readonly hours: ServiceHours,
  ) {
    this.publicUrl = settings.publicUrl;
  }

  of(request: FastifyRequest): PageContext {
    const now = this.clock.now();
    return pageContextOf(request, this.publicUrl, now, this.hours.inWords(request.viewer.locale, now));
  }

  /** A page for this person at this moment only. */
  async send(reply: FastifyReply, page: Markup, status = 200): Promise<void> {
    await reply.code(status).header('cache-control', PRIVATE).header('content-type', HTML).send(drawn(page));
  }

  /**
   * A page that every reader without an account sees alike: kept until something it is made from changes.
   *
   * @param variant what else the page shows that is not in its address, such as whether the desk is open
   */
  async shared(request: FastifyRequest, reply: FastifyReply, make: Make, variant = ''): Promise<void> {
    if (request.viewer.accountId !== null) return this.own(request, reply, make);
    const key = this.keyOf(request) + variant;
    const known = variant === '' ? undefined : this.cache.get(key);
    if (known) return sendCached(request, reply, known);

    const ticket = this.cache.begin();
    try {
      const tags = new Set<string>();
      const made = await make(this.of(request), (...more) => more.forEach((tag) => tags.add(tag)));
      if (made instanceof Moved) return await move(reply, made);
      const body = inUtf8(drawn(made));
      const headers = { ...SHARED, etag: etagOf(body) };
      const response = { headers, body };
      if (tags.size > 0 && request.url.length <= LONGEST_CACHED_URL)
        this.cache.keep(ticket, key, [...tags], response);
      await sendCached(request, reply, response);
    } finally {
      this.cache.abandon(ticket);
    }
  }

  /** To be called before any page of a request is drawn or looked for. */
  prepare(): Promise<void> {
    return this.hours.refresh();
  }

  /** Answers an anonymous reader's repeated question before any of the page's code runs. */
  async fromCache(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.method !== 'GET' || request.viewer.accountId !== null) return;
    const known = this.cache.get(this.keyOf(request));
    if (known) await sendCached(request, reply, known);
  }

  private async own(request: FastifyRequest, reply: FastifyReply, make: Make): Promise<void> {
    const made = await make(this.of(request), () => {});
    if (made instanceof Moved) await move(reply, made);
    else await this.send(reply, made);
  }

  /** With what the frame of every page shows: a page with other hours is another page. */
  private keyOf(request: FastifyRequest): string {
    const { locale } = request.viewer;
    const hours = this.hours.inWords(locale, this.clock.now());
    return `page:${locale}:${viewOf(request)}:${hours}:${request.url}`;
  }
}

const drawn = (page: Markup): string => `<!DOCTYPE html>${page.html}`;

async function move(reply: FastifyReply, to: Moved): Promise<void> {
  // Asked again each time: a merge may be undone, and a browser would keep a permanent redirect for ever.
  await reply.header('cache-control', 'no-cache').redirect(to.path, to.status);
}

async function sendCached(
  request: FastifyRequest,
  reply: FastifyReply,
  response: CachedResponse,
): Promise<void> {
  const { headers } = response;
  const coding = acceptedEncoding(request.headers['accept-encoding'], ['gzip']);
  const etag = etagIn(headers['etag'] ?? '', coding);
  reply.headers(headers).header('etag', etag);
  if (request.headers['if-none-match'] === etag) return void (await reply.code(304).send());
  if (coding) reply.header('content-encoding', coding);
  await reply.header('content-type', HTML).send(coding ? await gzippedOf(response) : response.body);
}

/** Made for the first who takes it, and forgotten with the page. */
const gzipped = new WeakMap<CachedResponse, Promise<Buffer>>();

function gzippedOf(response: CachedResponse): Promise<Buffer> {
  const known = gzipped.get(response) ?? compress(response.body);
  gzipped.set(response, known);
  return known;
}
