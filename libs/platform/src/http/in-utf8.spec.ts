import { describe, expect, it } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { inUtf8 } from './in-utf8.js';

describe('inUtf8', () => {
  it('is the UTF-8 of any text, with U+FFFD for surrogates without their pair', () => {
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'grapheme' }), (any, usual) => {
        for (const text of [any, usual, any + usual, `${usual}\ud800`])
          expect(inUtf8(text).equals(Buffer.from(text))).toBe(true);
      }),
    );
  });

  it('takes texts longer than any page, and keeps those given before', () => {
    const first = inUtf8('Вопрос');
    const long = 'ё'.repeat(1_000_000);
    expect(inUtf8(long).toString()).toBe(long);
    inUtf8('Другой');
    expect(first.toString()).toBe('Вопрос');
  });
});
