import { describe, expect, it } from '@jest/globals';
import { correctedQuery } from './corrected-query.js';

const spelling = (from: string, to: string) => ({ from, to, kind: 'SPELLING' as const });

describe('the query as it was looked for', () => {
  it.each([
    ['замена пасспорта', [spelling('пасспорта', 'паспорта')], 'замена паспорта'],
    ['Замена  ПАССПОРТА -брак', [spelling('пасспорта', 'паспорта')], 'Замена  паспорта -брак'],
    ['[jxe gfcgjhn', [{ from: '[jxe', to: 'хочу', kind: 'LAYOUT' as const }], 'хочу gfcgjhn'],
    ['ёлка елкаа', [spelling('елкаа', 'елка')], 'ёлка елка'],
    ['загран-пасспорт', [spelling('пасспорт', 'паспорт')], 'загран-паспорт'],
    ['другие слова', [spelling('нет', 'таких')], 'другие слова'],
    ['!!!', [spelling('', 'слово')], '!!!'],
  ])('%s', (query, corrections, corrected) => {
    expect(correctedQuery(query, corrections)).toBe(corrected);
  });
});
