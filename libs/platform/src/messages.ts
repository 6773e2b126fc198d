import { IntlMessageFormat } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import type { Locale } from '#kernel';

type Params = Record<string, string | number | boolean | null>;

/** Says a message of one catalogue in the person's language. */
export interface Say<K extends string = string> {
  (locale: Locale, key: K, params?: Params): string;
  readonly keys: readonly K[];
  has(key: string): key is K;
}

/** Any catalogue, asked by a key that only the run knows. */
export interface AnySay {
  (locale: Locale, key: never, params?: Params): string;
  has(key: string): boolean;
}

/** Nothing in braces but names: neither a plural, nor a date, nor anything quoted. */
const NAMES_ONLY = /^(?:[^{}']|\{\w+\})*$/;

/** Puts values where a message has their names: most messages are no more than that, and pages say many of them. */
function withNames(text: string): (params: Params) => string {
  const [head = '', ...rest] = text.split(/\{(\w+)\}/);
  return (params) => {
    let said = head;
    for (let at = 0; at < rest.length; at += 2) {
      const value = params[rest[at] ?? ''];
      if (value === undefined) throw new Error(`«${text}» was given no ${rest[at]}`);
      said += `${value ?? ''}${rest[at + 1]}`;
    }
    return said;
  };
}

/** Of one message with a plural or a choice: counts are small, and the same ones come again. */
const KEPT_SAYINGS = 100;

function inIcu(text: string, locale: Locale): (params: Params) => string {
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const sayings = new LRUCache<string, string, Params>({
    max: KEPT_SAYINGS,
    memoMethod: (_asked, _stale, { context: params }) => String(format.format(params)),
  });
  return (params) => sayings.memo(JSON.stringify(params), { context: params });
}

/** Most messages have no parameter, and are themselves what is said. */
type Compiled = string | ((params: Params) => string);

function compile(text: string, locale: Locale): Compiled {
  if (!/[{']/.test(text)) return text;
  return NAMES_ONLY.test(text) ? withNames(text) : inIcu(text, locale);
}

/**
 * A catalogue of user-facing messages in ICU MessageFormat, Russian first. The compiler
 * refuses a key that one of the languages lacks.
 */
export function defineMessages<const R extends Record<string, string>>(catalogue: {
  ru: R;
  en: Record<keyof R & string, string>;
}): Say<keyof R & string> {
  type Key = keyof R & string;
  const texts: Record<Locale, Record<Key, string>> = catalogue;
  const compiled: Record<Locale, Map<Key, Compiled>> = { ru: new Map(), en: new Map() };

  const say = (locale: Locale, key: Key, params: Params = {}): string => {
    let kept = compiled[locale].get(key);
    if (kept === undefined) {
      kept = compile(texts[locale][key], locale);
      compiled[locale].set(key, kept);
    }
    return typeof kept === 'string' ? kept : kept(params);
  };
  return Object.assign(say, {
    keys: Object.keys(catalogue.ru),
    has: (key: string): key is Key => Object.hasOwn(catalogue.ru, key),
  });
}
