import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Locale } from '#kernel';

/** A part that is the same on every page: its HTML is made once for each language. */
export function drawnOnce(part: FunctionComponent<{ locale: Locale }>): (locale: Locale) => string {
  const drawn: Partial<Record<Locale, string>> = {};
  return (locale) => (drawn[locale] ??= renderToString(h(part, { locale })));
}
