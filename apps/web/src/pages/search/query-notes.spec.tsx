import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#kernel';
import type { ArchivePage } from '#search';
import { askedOf } from './asked.js';
import { QueryNotes } from './query-notes.js';

const page = {
  viewer: ANONYMOUS,
  locale: 'ru',
  now: new Date('2026-11-23T06:00:00Z'),
  view: 'usual',
  url: '/search',
  publicUrl: '',
  serviceHours: '',
} as const;
const FOUND: ArchivePage = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  total: { count: 0, exact: true },
  facets: null,
  degraded: false,
  corrections: [],
  didYouMean: null,
  phrasesApart: false,
};

const drawn = (found: Partial<ArchivePage>) =>
  (
    <QueryNotes
      page={page}
      asked={askedOf({ q: 'замена пасспорта', category: 'documents', solved: '1' })}
      found={{ ...FOUND, ...found }}
    />
  ).html;

describe('what is said of a query', () => {
  it('is nothing where it was taken as typed', () => {
    expect(drawn({})).toBe('');
  });

  it('is how it was put right, with a way back that keeps the filters', () => {
    const html = drawn({ corrections: [{ from: 'пасспорта', to: 'паспорта', kind: 'SPELLING' }] });
    expect(html).toContain('Показаны результаты по запросу «замена паспорта».');
    expect(html).toContain('Искать именно «замена пасспорта»');
    const [, address = ''] = /href="([^"]*)"/.exec(html) ?? [];
    const { searchParams } = new URL(address.replaceAll('&amp;', '&'), 'https://veche.example');
    expect(Object.fromEntries(searchParams)).toEqual({
      q: 'замена пасспорта',
      category: 'documents',
      solved: '1',
      literal: '1',
    });
  });

  it('is another query that may have been meant', () => {
    const html = drawn({ didYouMean: 'замена <паспорта>' });
    expect(html).toContain('Возможно, вы искали:');
    expect(html).toContain('замена &lt;паспорта></a>');
    expect(html).toContain(`q=${encodeURIComponent('замена')}+%3C`);
  });

  it('is that nothing has the phrase, so that its words were looked for apart', () => {
    const html = drawn({ phrasesApart: true });
    expect(html).toContain('Слова в кавычках мы искали по отдельности');
    expect(html).toContain('literal=1');
  });

  it('is that a substitute answered', () => {
    expect(drawn({ degraded: true })).toContain('Поиск сейчас работает упрощённо');
  });
});
