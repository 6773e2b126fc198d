import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type SegmentKind, wordDiff } from './word-diff.js';

const side = (earlier: string, later: string, gone: SegmentKind) =>
  wordDiff(earlier, later)
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('');

const words = fc
  .array(fc.constantFrom('паспорт', 'паспорта', 'не', 'обновился', ' ', '  ', '\n\n', ', ', '«', 'ё', '👍'))
  .map((parts) => parts.join(''));
const text = fc.oneof(words, fc.string({ unit: 'grapheme' }));

describe('the diff of two texts', () => {
  it('names whole words of any script', () => {
    expect(wordDiff('Получил новый паспорт.', 'Получил второй паспорт, в мае.')).toEqual([
      { kind: 'SAME', text: 'Получил ' },
      { kind: 'REMOVED', text: 'новый' },
      { kind: 'ADDED', text: 'второй' },
      { kind: 'SAME', text: ' паспорт' },
      { kind: 'ADDED', text: ', в мае' },
      { kind: 'SAME', text: '.' },
    ]);
  });

  it('holds both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        expect(side(earlier, later, 'ADDED')).toBe(earlier);
        expect(side(earlier, later, 'REMOVED')).toBe(later);
      }),
    );
  });

  it('of a text and itself is that text', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(wordDiff(same, same)).toEqual(same === '' ? [] : [{ kind: 'SAME', text: same }]);
      }),
    );
  });

  it('of two long texts without anything in common is one after the other', () => {
    const [earlier, later] = ['а б в '.repeat(3_000), 'x-y-z.'.repeat(3_000)];
    expect(wordDiff(earlier, later)).toEqual([
      { kind: 'REMOVED', text: earlier },
      { kind: 'ADDED', text: later },
    ]);
  });
});
