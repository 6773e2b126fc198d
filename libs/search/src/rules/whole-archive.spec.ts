import { describe, expect, it } from '@jest/globals';
import { isWholeArchive } from './whole-archive.js';

describe('a search of the whole archive', () => {
  it('has words and phrases alone', () => {
    expect(
      isWholeArchive({ query: 'замена «паспорта рф»', categoryId: null, solved: null, after: null }),
    ).toBe(true);
    expect(isWholeArchive({ query: '', order: 'DATE', literal: true, facets: true, first: 5 })).toBe(true);
  });

  it.each([
    { query: 'паспорт -утеря' },
    { query: 'паспорт решено:да' },
    { query: 'паспорт', solved: false },
    { query: 'паспорт', region: 'RU-MOW' },
    { query: 'паспорт', from: new Date('2026-01-01') },
    { query: 'паспорт', after: 'cursor' },
  ])('is not %j', (search) => {
    expect(isWholeArchive(search)).toBe(false);
  });
});
