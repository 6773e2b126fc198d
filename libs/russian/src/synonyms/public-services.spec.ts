import { describe, expect, it } from '@jest/globals';
import { searchText, searchWords } from '../search-text.js';
import { PUBLIC_SERVICE_SYNONYMS } from './public-services.js';
import { MOST_ALTERNATIVES, compileSynonyms, expandSynonyms } from './synonym.js';

const { dictionary, faults } = compileSynonyms(PUBLIC_SERVICE_SYNONYMS);
const saidBy = (query: string) =>
  expandSynonyms(searchWords(query), dictionary).flatMap(({ alternatives }) =>
    alternatives.slice(1).map(({ words }) => words.join(' ')),
  );

describe('the synonyms of public services', () => {
  it('are many and without fault', () => {
    expect(faults).toEqual([]);
    expect(PUBLIC_SERVICE_SYNONYMS.length).toBeGreaterThan(150);
  });

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(PUBLIC_SERVICE_SYNONYMS))).toEqual(PUBLIC_SERVICE_SYNONYMS);
  });

  it('lose none to the bound', () => {
    for (const { terms, mode } of PUBLIC_SERVICE_SYNONYMS)
      for (const term of mode === 'ONE_WAY' ? terms.slice(0, 1) : terms) {
        expect(saidBy(term).length).toBeLessThan(MOST_ALTERNATIVES);
        expect(searchWords(term).concat(saidBy(term))).toEqual(
          expect.arrayContaining(terms.filter((other) => other !== term).map(searchText)),
        );
      }
  });

  it.each([
    ['сделать загран', 'заграничный паспорт'],
    ['потерял права', 'водительское удостоверение'],
    ['заменить водительское удостоверение', 'права'],
    ['прописка ребёнка', 'регистрация по месту жительства'],
    ['не пришёл листок нетрудоспособности', 'больничный'],
    ['не могу войти в ЛК', 'личный кабинет'],
    ['справка 2-НДФЛ', 'справка о доходах'],
    ['очередь в садик', 'детский сад'],
    ['оплатил пошлину', 'госпошлина'],
    ['электронные подписи', 'эцп'],
  ])('%s also asks for %s', (query, term) => expect(saidBy(query)).toContain(searchText(term)));

  it.each(['где мои документы', 'мой ребёнок', 'не приходит сообщение', 'как дела', 'до какого числа'])(
    '%s asks for no more',
    (query) => expect(saidBy(query)).toEqual([]),
  );
});
