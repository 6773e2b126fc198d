import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { WordGraph, buildWordGraph } from './word-graph.js';

const letters = fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя');
/** Few letters, so that words share beginnings and ends. */
const words = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom('а', 'б', 'в'), minLength: 1, maxLength: 6 }),
    fc.string({ unit: letters, minLength: 1, maxLength: 12 }),
  ),
  { maxLength: 60 },
);
const graphOf = (list: readonly string[]) => new WordGraph(buildWordGraph([...new Set(list)].toSorted()));

const edges = (list: string[]) => buildWordGraph(list.toSorted()).length;

describe('WordGraph', () => {
  it('has the words it was made of, and no other', () => {
    fc.assert(
      fc.property(words, words, (list, others) => {
        const [graph, known] = [graphOf(list), new Set(list)];
        const asked = [
          ...list,
          ...others,
          ...list.map((word) => word.slice(0, -1)),
          ...list.map((w) => `${w}а`),
        ];
        for (const word of asked) expect(graph.has(word)).toBe(known.has(word));
      }),
    );
  });

  it('has nothing but words of Russian letters', () => {
    const graph = graphOf(['паспорт', 'я']);
    for (const word of ['', 'пас', 'паспорта', 'passport', 'ПАСПОРТ', 'ё', 'паспорт1', '\u0000', 'я я'])
      expect(graph.has(word)).toBe(false);
    expect(graphOf([]).has('а')).toBe(false);
  });

  it('shares ends', () => {
    const forms = ['а', 'ами', 'ам', 'ах', 'е', 'ой', 'у', 'ы'];
    const stems = ['бумаг', 'книг', 'справк', 'выписк'];
    const [one, four] = [stems.slice(0, 1), stems].map((some) =>
      edges(some.flatMap((stem) => forms.map((form) => stem + form))),
    );
    expect(four).toBeLessThan((one ?? 0) + 3 * 8);
  });
});
