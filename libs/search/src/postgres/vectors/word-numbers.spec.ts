import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { WordNumbers } from './word-numbers.js';

const words = fc.array(fc.oneof(fc.stringMatching(/^[а-д]{1,3}$/), fc.stringMatching(/^\S{1,12}$/u)), {
  maxLength: 300,
});

describe('WordNumbers', () => {
  it('gives each word one number, in the order in which they come', () => {
    fc.assert(
      fc.property(fc.array(words), (texts) => {
        const numbers = new WordNumbers();
        const expected = new Map<string, number>();
        for (const text of texts) {
          for (const word of text) if (!expected.has(word)) expected.set(word, expected.size);
          expect(numbers.inText(text.join(' '))).toEqual(text.map((word) => expected.get(word)));
        }
        expect(numbers.size).toBe(expected.size);
        for (const [word, number] of expected)
          expect([numbers.word(number), numbers.of(word)]).toEqual([word, number]);
      }),
    );
  });

  it('tells words with one hash from one another, as many as there are', () => {
    // Sums by 31, as they are usual, are the same for Aa and BB.
    const alike = ['Aa', 'BB'].flatMap((a) =>
      ['Aa', 'BB'].flatMap((b) => ['Aa', 'BB'].map((c) => a + b + c)),
    );
    const many = Array.from({ length: 50_000 }, (_, i) => `слово${i}`);
    const numbers = new WordNumbers(31);
    expect(numbers.inText([...alike, ...many].join(' '))).toEqual([...alike, ...many].map((_, i) => i));
    expect(numbers.word(49_999)).toBe(many[49_999 - alike.length]);
  });
});
