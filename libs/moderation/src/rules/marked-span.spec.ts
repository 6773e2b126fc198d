import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isSpanOf, spanOfWords } from './marked-span.js';

it('a span lies in its text and is not empty', () => {
  expect(isSpanOf('вопрос', { start: 0, end: 6 })).toBe(true);
  expect(isSpanOf('вопрос', { start: 2, end: 2 })).toBe(false);
  expect(isSpanOf('вопрос', { start: -1, end: 2 })).toBe(false);
  expect(isSpanOf('вопрос', { start: 2, end: 7 })).toBe(false);
});

it('a span splits no character', () => {
  expect(isSpanOf('а😀б', { start: 1, end: 3 })).toBe(true);
  expect(isSpanOf('а😀б', { start: 1, end: 2 })).toBe(false);
});

it('words that stand in a text have a span, and it holds them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, words, after) => {
      const text = before + words + after;
      const span = spanOfWords(text, words);
      return span !== null && text.slice(span.start, span.end) === words;
    }),
  );
  expect(spanOfWords('вопрос', 'ответ')).toBeNull();
  expect(spanOfWords('вопрос', '')).toBeNull();
});
