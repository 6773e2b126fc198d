import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { foldMixedAlphabets } from './mixed-alphabets.js';
import { normaliseText } from './normalise-text.js';

describe('foldMixedAlphabets', () => {
  it.each([
    ['прописк\u0061', 'прописка'],
    ['\u0043НИЛС', 'снилс'],
    ['CHИЛC', 'снилс'],
    ['\u004DФЦ', 'мфц'],
    ['ПACПOPT', 'паспорт'],
    ['см\u0063', 'смс'],
    ['А123BC', 'а123вс'],
    ['ОСАГO', 'осаго'],
  ])('takes Latin letters in the Russian word %s for Russian ones', (typed, meant) => {
    expect(foldMixedAlphabets(normaliseText(typed))).toBe(meant);
  });

  it.each([
    ['\u0435mail', 'email'],
    ['\u0441all', 'call'],
    ['QR\u0441ode', 'qrcode'],
  ])('takes Russian letters in the foreign word %s for Latin ones', (typed, meant) => {
    expect(foldMixedAlphabets(normaliseText(typed))).toBe(meant);
  });

  it.each(['паспорт', 'sms', 'max', 'смс sms', 'pdfфайл', 'vpnсервис', 'iphone15', '2ндфл', '', '14'])(
    'leaves %s',
    (text) => expect(foldMixedAlphabets(text)).toBe(text),
  );

  it('changes words alone, and nothing more when applied twice', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aceopxzбаеж14 ') });
    fc.assert(
      fc.property(text, (typed) => {
        const folded = foldMixedAlphabets(typed);
        expect(foldMixedAlphabets(folded)).toBe(folded);
        expect(folded).toHaveLength(typed.length);
        expect(folded.replace(/[^ ]/g, 'x')).toBe(typed.replace(/[^ ]/g, 'x'));
      }),
    );
  });

  it('takes time by the length of a text, not by its square', () => {
    const start = performance.now();
    foldMixedAlphabets('a1'.repeat(100_000));
    foldMixedAlphabets('1'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
