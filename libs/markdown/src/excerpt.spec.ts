import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { excerpt } from './excerpt.js';

describe('excerpt', () => {
  it.each([
    ['Короткий текст', 20, 'Короткий текст'],
    ['Не приходит код подтверждения', 18, 'Не приходит код…'],
    ['Не приходит код, хотя', 17, 'Не приходит код…'],
    ['две\n\nстроки', 40, 'две строки'],
    ['Превысокомногорассмотрительствующий', 10, 'Превысоко…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14, '👩‍👩‍👧‍👦…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 6, '…'],
    ['текст', 0, ''],
    ['', 10, ''],
  ])('of %j at %i', (text, maxChars, expected) => {
    expect(excerpt(text, maxChars)).toBe(expected);
  });

  it('is never too long nor broken inside a grapheme, and is a beginning of the text', () => {
    const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });
    const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 60 }), (parts, maxChars) => {
        const text = parts.join(' ');
        const short = excerpt(text, maxChars);
        const whole = text.toWellFormed().split(/\s+/).filter(Boolean).join(' ');
        expect(short.length).toBeLessThanOrEqual(Math.max(0, maxChars));
        expect(short.isWellFormed()).toBe(true);
        if (short === whole) return;
        const kept = short.replace(/…$/, '');
        expect(whole.startsWith(kept)).toBe(true);
        const boundaries = [...graphemes.segment(whole)].map((each) => each.index);
        expect(boundaries).toContain(kept.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not read a long text to its end', () => {
    const before = process.cpuUsage();
    for (let round = 0; round < 100; round++) excerpt('слово '.repeat(50_000), 160);
    // Of the processor, which other programs do not lengthen: two orders above what it takes.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4_000);
  });
});
