import type { Markup } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';

/** @param variant what else the part depends on; of few values, as all are kept. */
type Part = (locale: Locale, variant?: string) => Markup;

/** A part that is the same on many pages: it is drawn once for each language and variant. */
export function drawnOnce(part: (props: { locale: Locale; variant: string }) => Markup): Part {
  const drawn = { ru: new Map<string, Markup>(), en: new Map<string, Markup>() };
  return (locale, variant = '') => {
    let markup = drawn[locale].get(variant);
    if (!markup) drawn[locale].set(variant, (markup = part({ locale, variant })));
    return markup;
  };
}
