import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chooseCorrection, editDistance, isCorrectable, withinOneEdit } from './spelling.js';

const russian = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя'), minLength, maxLength });

/** Optimal string alignment as its definition reads. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1);
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    slowDistance(shortA, b) + 1,
    slowDistance(a, shortB) + 1,
    slowDistance(shortA, shortB) + Number(!same),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    ways.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

const likeness = (typed: string, meant: string) =>
  withinOneEdit(typed).find(({ word }) => word === meant)?.likeness ?? -1;

const candidate = (word: string, frequency: number, distance = 1, likely = 0) => ({
  word,
  frequency,
  distance,
  likeness: likely,
});

describe('withinOneEdit', () => {
  it.each([
    ['паспотр', 'паспорт'],
    ['пасспорт', 'паспорт'],
    ['паспрт', 'паспорт'],
    ['поспорт', 'паспорт'],
    ['регистрацыя', 'регистрация'],
  ])('leads from %s to %s', (typed, meant) =>
    expect(withinOneEdit(typed).map(({ word }) => word)).toContain(meant),
  );

  it('is every word at a distance of one and no other', () => {
    fc.assert(
      fc.property(russian(4, 7), russian(3, 8), (word, other) => {
        const variants = new Set(withinOneEdit(word).map((variant) => variant.word));
        expect(variants.has(other)).toBe(slowDistance(word, other) === 1);
        for (const variant of [...variants].slice(0, 20)) expect(editDistance(word, variant, 2)).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  it('tells usual mistakes from others', () => {
    expect(likeness('поспорт', 'паспорт')).toBeGreaterThan(likeness('пхспорт', 'паспорт'));
    expect(likeness('заявленее', 'заявление')).toBeGreaterThan(likeness('заявлщние', 'заявление'));
    expect(likeness('болница', 'больница')).toBeGreaterThan(likeness('больниа', 'больница'));
  });
});

describe('editDistance', () => {
  it('is that of the definition, up to the limit', () => {
    fc.assert(
      fc.property(russian(0, 6), russian(0, 6), fc.integer({ min: 0, max: 3 }), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(slowDistance(a, b), max + 1));
      }),
    );
  });
});

describe('chooseCorrection', () => {
  it('takes the frequent word, unless a rarer one is nearer', () => {
    const [code, cat, coder] = [candidate('код', 100), candidate('кот', 5), candidate('кодер', 500, 2)];
    expect(chooseCorrection('коод', [cat, code])).toBe(code);
    expect(chooseCorrection('коод', [coder, code])).toBe(code);
  });

  it('prefers an equal first letter and a usual mistake', () => {
    const [same, other] = [candidate('вода', 10), candidate('года', 10)];
    expect(chooseCorrection('вада', [other, same])).toBe(same);
    const [usual, unusual] = [candidate('мода', 10, 1, 0.8), candidate('мора', 10)];
    expect(chooseCorrection('мода', [unusual, usual])).toBe(usual);
  });

  it('gives nothing where the archive has none of them', () => {
    expect(chooseCorrection('коод', [candidate('код', 0)])).toBeNull();
    expect(chooseCorrection('коод', [])).toBeNull();
  });
});

it('corrects Russian words of four letters or more', () => {
  expect(['паспрт', 'кодд'].every(isCorrectable)).toBe(true);
  expect(['код', 'sms', 'а4бв', '2024', 'паспортsms', ''].some(isCorrectable)).toBe(false);
});
