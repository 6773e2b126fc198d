import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { normaliseText, tokens } from './normalise-text.js';

describe('normaliseText', () => {
  it.each([
    ['  Не приходит КОД!  ', 'не приходит код'],
    ['Ёлка, её\nещё', 'елка ее еще'],
    ['Е\u0308лка и и\u0306од', 'елка и йод'],
    ['за\u0301мок, за\u0300мок', 'замок замок'],
    ['в\u0435\u0300ра и\u0300мя', 'вера имя'],
    ['пас\u00ADпорт\uFEFF нуле\u200Bвой', 'паспорт нулевой'],
    ['№5 от 07.11.2024, дело/2022 -0474', '5 от 07 11 2024 дело 2022 0474'],
    ['кто-то', 'кто то'],
    ['Ｐａｓｐｏｒｔ ﬁle 45 м² и км³', 'pasport file 45 м2 и км3'],
    ['№5 код™ закон¹ 5½', '5 код закон 1 5 1 2'],
    ['😀 \uD800 !', ''],
    ['', ''],
  ])('%j', (text, expected) => expect(normaliseText(text)).toBe(expected));

  it('is stable, one-spaced and without capitals, marks and ё', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'ЁёйАи \u0300\u0301\u0306\u0308\u0344\u0345.-5Σσİ№™²¹½ﬁＰⅣ℡ſ') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once).toMatch(/^(?:[\p{L}\p{Nd}]+(?: [\p{L}\p{Nd}]+)*)?$/u);
        expect(once).not.toMatch(/[ёЁА-Я]/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes letters and digits for parts of a word, and every other sign for its end', () => {
    for (let code = 0x20; code < 0x2f00; code += 1) {
      const sign = String.fromCodePoint(code);
      // Marks and what is decomposed are told of above.
      if (/[\p{M}\p{Cf}\p{Cc}]/u.test(sign) || sign.normalize('NFKC') !== sign) continue;
      const apart = normaliseText(`а${sign}б`).includes(' ');
      expect([sign, apart]).toEqual([sign, !/[\p{L}\p{Nd}]/u.test(sign)]);
    }
  });

  it('does not care how a text is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ЁёйЙаяéü ,') }), (text) => {
        expect(normaliseText(text.normalize('NFD'))).toBe(normaliseText(text));
      }),
    );
  });
});

describe('tokens', () => {
  it('are the words in order, with repetitions', () => {
    expect(tokens('Код, код и КОД-2')).toEqual(['код', 'код', 'и', 'код', '2']);
    expect(tokens(' … ')).toEqual([]);
  });
});
