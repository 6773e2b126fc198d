import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { normaliseText } from './normalise-text.js';
import { searchText, searchWords } from './search-text.js';

describe('searchText', () => {
  it.each([
    ['Справок ещё нет', 'справка еще нет'],
    ['до 07.11.2024', 'до 07 11 2024 07112024'],
    ['дело А40-12345/2024', 'дело а40 12345 2024 а40123452024'],
    ['закон № 5-ФЗ и 2-НДФЛ', 'закон 5 фз 5фз и 2 ндфл 2ндфл'],
    ['кто-то на gosuslugi.ru', 'кто то на gosuslugi ru'],
    ['Сняли с прописк\u0061: справок нет', 'снять с прописка справка нет'],
    ['СНИЛС, ИНН и код 900', 'снилс инн и код 900'],
    ['', ''],
  ])('%j', (text, expected) => expect(searchText(text)).toBe(expected));

  it('is stable and one-spaced, and has every word of the text unless it is an irregular form', () => {
    const piece = fc.oneof(
      fc.constantFrom('справок', 'a', 'о', '1-2', '07.11.2024', 'А40-1/2', ' ', '.', '-'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const once = searchText(text);
        expect(searchText(once)).toBe(once);
        expect(once).toMatch(/^(?:[\p{L}\p{Nd}]+(?: [\p{L}\p{Nd}]+)*)?$/u);
        expect(searchWords(text).length).toBeGreaterThanOrEqual(normaliseText(text) === '' ? 0 : 1);
      }),
    );
  });

  it('grows with the length of the text, not with its square', () => {
    const time = timed('1-'.repeat(5_000));
    // Twenty times the text: four hundred times the time would be its square.
    expect(timed('1-'.repeat(100_000))).toBeLessThan(Math.max(300, 100 * time));
  });
});

function timed(text: string): number {
  const start = performance.now();
  searchText(text);
  return performance.now() - start;
}
