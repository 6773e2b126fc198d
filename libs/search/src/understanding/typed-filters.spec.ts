import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '#russian';
import { typedFilters } from './typed-filters.js';

const passports = {
  id: 'passports',
  slug: 'passports',
  title: { ru: 'Паспорта и справки', en: 'Passports and certificates' },
  description: { ru: '', en: '' },
  department: { ru: '', en: '' },
  thread_count: 0,
};
const read = (line: string) => typedFilters(parseQuery(line).operators, [passports]);

const named = (id: string, ru: string) => ({ ...passports, id, slug: id, title: { ru, en: ru } });

describe('typedFilters', () => {
  it('narrows by each filter, days being those of Moscow, the last one included', () => {
    expect(
      read('тема:справки решено:да official:no вид:жалоба регион:ru-mow с:2026-01-31 по:1.2.2026').filter,
    ).toEqual({
      categoryId: 'passports',
      solved: true,
      officialAnswer: false,
      kind: 'COMPLAINT',
      region: 'RU-MOW',
      from: new Date('2026-01-30T21:00:00Z'),
      to: new Date('2026-02-01T21:00:00Z'),
    });
  });

  it('knows a category and a region by name', () => {
    expect(read('category:Passports регион:Москва').filter).toEqual({
      categoryId: 'passports',
      region: 'RU-MOW',
    });
  });

  it('knows a category by its whole name before one that only begins so', () => {
    const rows = [named('coal', 'Уголь'), named('corner', 'Угол')];
    const categoryOf = (line: string) => typedFilters(parseQuery(line).operators, rows).filter.categoryId;
    expect([categoryOf('тема:угол'), categoryOf('тема:уголь'), categoryOf('тема:corner')]).toEqual([
      'corner',
      'coal',
      'corner',
    ]);
  });

  it('gives back what nothing is called', () => {
    expect(read('тема:рыбалка регион:Атлантида')).toEqual({ filter: {}, words: ['рыбалка', 'Атлантида'] });
  });
});
