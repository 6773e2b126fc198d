import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { rankByParts } from './rank-by-parts.js';

const hit = (title: string, body = '', score = 1) => ({ title, body, score });
const bestOf = (query: string, ...hits: ReturnType<typeof hit>[]) => {
  const scores = rankByParts(query, hits);
  return hits[scores.indexOf(Math.max(...scores))]?.title;
};

describe('rankByParts', () => {
  it('puts a text with related or misspelt words before one that is alike in nothing else', () => {
    expect(bestOf('справочная служба', hit('справки и выписки'), hit('оплата услуг'))).toBe(
      'справки и выписки',
    );
    expect(bestOf('загран паспорт', hit('перевод денег'), hit('загранпаспорт'))).toBe('загранпаспорт');
  });

  it('counts the title more than the body', () => {
    expect(bestOf('код доступа', hit('вход', 'код доступа'), hit('код доступа', 'вход'))).toBe('код доступа');
  });

  it('leaves the order by words where parts say nothing', () => {
    expect(bestOf('паспорт', hit('паспорт', '', 1), hit('паспорт ', '', 2))).toBe('паспорт ');
    expect(rankByParts('', [hit('а', '', 2), hit('б', '', 1)])).toEqual([1, 0.5]);
    expect(rankByParts('код', [])).toEqual([]);
  });

  it('gives scores from 0 to 1.8, the same for the same text, whatever the texts', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('паспорт', 'справка 12', 'sms код'));
    const one = fc.record({ title: text, body: text, score: fc.double({ min: 0.01, max: 50, noNaN: true }) });
    fc.assert(
      fc.property(text, fc.array(one), (query, hits) => {
        const scores = rankByParts(query, hits);
        expect(scores.every((score) => score > 0 && score <= 1.8 + 1e-9)).toBe(true);
        expect(rankByParts(query, hits)).toEqual(scores);
      }),
    );
  });
});
