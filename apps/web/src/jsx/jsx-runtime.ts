import type { JSX as PreactJSX } from 'preact';
import { jsxEscape } from 'preact/jsx-runtime';

/** HTML, drawn: it stands in other HTML as it is. */
export class Markup {
  constructor(readonly html: string) {}
}

/** What stands between two tags; text is escaped. */
export type Children = Markup | string | number | boolean | null | undefined | readonly Children[];

const NOTHING = new Markup('');

type Component = (props: Record<string, unknown>) => Markup | null;

/**
 * What the compiler makes of `<p class="note">…</p>`: the HTML itself. A page is drawn once and never changed, so there
 * is no tree of nodes to keep for a later comparison (ADR 0012).
 */
export function jsx(type: string | Component, props: Record<string, unknown>): Markup {
  if (typeof type === 'function') return type(props) ?? NOTHING;
  const tag = tagOf(type);
  let attributes = '';
  let inner = '';
  for (const name in props) {
    const value = props[name];
    if (name === 'children') inner = htmlOf(value);
    else if (name === 'dangerouslySetInnerHTML') ({ __html: inner } = value as { __html: string });
    else attributes += attribute(name, value);
  }
  const opened = attributes === '' ? tag.bare : tag.before + attributes + tag.after;
  return new Markup(opened + (inner + tag.close));
}

export { jsx as jsxs };

export const Fragment = ({ children }: { readonly children?: Children }): Markup =>
  new Markup(htmlOf(children));

/** Elements without content (HTML Standard, 13.1.2). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** What an element begins and ends with. Made once: each piece of a page costs more than its letters do. */
const tagOf = madeOnce((type) => {
  const before = `<${type}`;
  return VOID.has(type)
    ? { before, after: '/>', bare: `${before}/>`, close: '' }
    : { before, after: '>', bare: `${before}>`, close: `</${type}>` };
});
const assigned = madeOnce((name) => ` ${name}="`);

/** Names of elements and attributes are those of the code, so they are few. */
function madeOnce<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    let found = made.get(name);
    if (found === undefined) made.set(name, (found = make(name)));
    return found;
  };
}

/** Their `false` is a word, not their absence (HTML Standard, enumerated attributes; WAI-ARIA). */
const SAYS_FALSE = /^(?:aria-|spellcheck$|draggable$|contenteditable$)/;

function attribute(name: string, value: unknown): string {
  if (typeof value === 'string') return value === '' ? ` ${name}` : assigned(name) + (escaped(value) + '"');
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return `${assigned(name)}${value}"`;
  if (typeof value !== 'boolean') throw new TypeError(`${name} of an element is not a text`);
  if (SAYS_FALSE.test(name)) return `${assigned(name)}${value}"`;
  return value ? ` ${name}` : '';
}

function htmlOf(children: unknown): string {
  if (typeof children === 'string') return escaped(children);
  if (children instanceof Markup) return children.html;
  if (Array.isArray(children)) {
    let html = '';
    for (const child of children) html += htmlOf(child);
    return html;
  }
  if (children === undefined || children === null || typeof children === 'boolean') return '';
  if (typeof children === 'number') return String(children);
  throw new TypeError('A page holds something that is not a text');
}

const escaped = (text: string): string => jsxEscape(text) as string;

/** Attributes are spelt as HTML spells them; the compiler refuses `className`. */
type AsInHtml<Attributes> = {
  [
    Name in keyof Attributes as Name extends Lowercase<Name & string> | 'dangerouslySetInnerHTML' | 'viewBox'
      ? Name
      : never
  ]: Name extends 'children' ? Children : Attributes[Name];
};

/** How the compiler checks elements: by Preact's tables of HTML. */
export declare namespace JSX {
  type Element = Markup;
  type ElementType = keyof IntrinsicElements | ((props: never) => Markup | null);
  type IntrinsicElements = {
    [Name in keyof PreactJSX.IntrinsicElements]: AsInHtml<PreactJSX.IntrinsicElements[Name]>;
  };
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicAttributes {
    readonly key?: string | number | null;
  }
}
