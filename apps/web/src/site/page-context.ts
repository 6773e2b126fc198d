import type { FastifyRequest } from 'fastify';
import type { Locale, Viewer } from '#kernel';
import type { Say } from '#platform';

/** `large` is the large-print, high-contrast version expected of Russian public sites (GOST R 52872-2019). */
export type View = 'usual' | 'large';

/** What every page is drawn with. */
export interface PageContext {
  readonly viewer: Viewer;
  readonly locale: Locale;
  /** By the injected clock: which year goes without saying. */
  readonly now: Date;
  readonly view: View;
  /** Path with query, as asked. */
  readonly url: string;
  /** The address readers use, without a slash at the end. */
  readonly publicUrl: string;
  /** When questions are reviewed, in the page's language; empty while it is not known. */
  readonly serviceHours: string;
}

export const VIEW_COOKIE = 'veche_view';
export const LOCALE_COOKIE = 'veche_locale';

export function pageContextOf(
  request: FastifyRequest,
  publicUrl: string,
  now: Date,
  serviceHours: string,
): PageContext {
  const { viewer, url } = request;
  return { viewer, locale: viewer.locale, now, view: viewOf(request), url, publicUrl, serviceHours };
}

/** A language chosen on the page wins over the browser's and the account's. */
export function speakChosenLanguage(request: FastifyRequest): void {
  const locale = request.cookies[LOCALE_COOKIE];
  if ((locale === 'ru' || locale === 'en') && locale !== request.viewer.locale)
    request.viewer = { ...request.viewer, locale };
}

export const viewOf = (request: FastifyRequest): View =>
  request.cookies[VIEW_COOKIE] === 'large' ? 'large' : 'usual';

type Params = Parameters<Say>[2];

/** A catalogue spoken in one language. */
export const inLocale =
  <K extends string>(say: Say<K>, locale: Locale) =>
  (key: K, params?: Params): string =>
    say(locale, key, params);

/**
 * The address if it is one of this site's own, for going back after a form.
 *
 * @returns `fallback` for anything that could lead elsewhere (`//host`, `\host`, another scheme).
 */
export function localPath(candidate: unknown, fallback: string): string {
  if (typeof candidate !== 'string' || candidate.length > 2000) return fallback;
  // oxlint-disable-next-line no-control-regex -- browsers drop some control characters before they read an address
  if (!/^\/(?![/\\])/.test(candidate) || /[\u0000-\u001F\u007F\\]/.test(candidate)) return fallback;
  return candidate;
}
