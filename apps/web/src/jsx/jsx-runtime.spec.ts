import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ComponentChildren, Fragment as PreactFragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Children, Fragment, jsx } from './jsx-runtime.js';

/** An element, told so that both can draw it: by us, and by Preact's own renderer. */
type Tree = string | number | boolean | null | undefined | Tree[] | Element;
interface Element {
  readonly type: string;
  readonly props: Record<string, unknown>;
  readonly children: Tree[];
}

const isElement = (tree: Tree): tree is Element =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree);

function ours(tree: Tree): Children {
  if (Array.isArray(tree)) return tree.map(ours);
  if (!isElement(tree)) return tree;
  const children = tree.children.map(ours);
  return tree.type === '' ? Fragment({ children }) : jsx(tree.type, { ...tree.props, children });
}

function theirs(tree: Tree): ComponentChildren {
  if (Array.isArray(tree)) return tree.map(theirs);
  if (!isElement(tree)) return tree;
  return h(
    tree.type === '' ? (PreactFragment as never) : tree.type,
    tree.props,
    ...tree.children.map(theirs),
  );
}

const Name = ({ name }: Record<string, unknown>) => (name === '' ? null : jsx('b', { children: name }));

const html = (tree: Tree): string => Fragment({ children: ours(tree) }).html;

const text = fc.oneof(fc.string(), fc.constantFrom('<script>', '&amp;', '"><b onclick="', "'", 'ё > е', ''));
const attributes = fc.dictionary(
  fc.constantFrom(
    'class',
    'href',
    'aria-current',
    'aria-hidden',
    'spellcheck',
    'disabled',
    'tabindex',
    'lang',
  ),
  fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null), fc.constant(undefined)),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.integer(),
    fc.constantFrom<Tree>(true, false, null, undefined),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.record({
      type: fc.constantFrom('br', 'input', 'meta'),
      props: attributes,
      children: fc.constant<Tree[]>([]),
    }),
    fc.record({
      type: fc.constantFrom('', 'p', 'li', 'section', 'textarea', 'time'),
      props: attributes,
      children: fc.array(tie('tree'), { maxLength: 3 }),
    }),
  ),
}));

describe('HTML of elements', () => {
  it("is what Preact's renderer makes of them", () => {
    fc.assert(
      fc.property(tree, (any) => {
        expect(html(any)).toBe(
          renderToString(h('div', null, theirs(any))).slice('<div>'.length, -'</div>'.length),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds no tag and no attribute that came as a text', () => {
    const hostile = '"><script>alert(1)</script>&';
    expect(html({ type: 'a', props: { href: hostile }, children: [hostile] })).toBe(
      '<a href="&quot;>&lt;script>alert(1)&lt;/script>&amp;">&quot;>&lt;script>alert(1)&lt;/script>&amp;</a>',
    );
  });

  it('is put in as it is only where that is asked for by name', () => {
    expect(jsx('div', { dangerouslySetInnerHTML: { __html: '<p>ё</p>' } }).html).toBe('<div><p>ё</p></div>');
  });

  it('calls a component with what it was given, and takes none for an empty text', () => {
    expect(jsx(Name, { name: 'Вече' }).html).toBe('<b>Вече</b>');
    expect(jsx(Name, { name: '' }).html).toBe('');
  });

  it('refuses what is no text, instead of drawing [object Object]', () => {
    expect(() => jsx('p', { children: { toString: () => '<b>' } })).toThrow(TypeError);
    expect(() => jsx('p', { children: [() => 'text'] })).toThrow(TypeError);
    expect(() => jsx('p', { title: {} })).toThrow(TypeError);
    expect(() => jsx('p', { onclick: () => {} })).toThrow(TypeError);
  });
});
