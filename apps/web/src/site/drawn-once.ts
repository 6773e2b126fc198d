import type { Markup } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';

/** A part that is the same on every page: its HTML is made once for each language. */
export function drawnOnce(part: (props: { locale: Locale }) => Markup): (locale: Locale) => string {
  const drawn: Partial<Record<Locale, string>> = {};
  return (locale) => (drawn[locale] ??= part({ locale }).html);
}
