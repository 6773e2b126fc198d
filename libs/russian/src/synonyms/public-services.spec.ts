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
    expect(PUBLIC_SERVICE_SYNONYMS.length).toBeGreaterThan(300);
  });

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(PUBLIC_SERVICE_SYNONYMS))).toEqual(PUBLIC_SERVICE_SYNONYMS);
  });

  it('each say what no other group says already', () => {
    const bothWays = PUBLIC_SERVICE_SYNONYMS.filter(({ mode }) => mode === 'BOTH_WAYS');
    for (const entry of PUBLIC_SERVICE_SYNONYMS)
      for (const other of bothWays)
        if (other !== entry) expect(entry.terms.every((term) => other.terms.includes(term))).toBe(false);
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
    ['какие доки нужны', 'документы'],
    ['долг за свет', 'электроэнергия'],
    ['где оплатить за газ', 'газоснабжение'],
    ['госпошлина на развод', 'стоимость'],
    ['почём переоформить', 'стоимость'],
    ['сколько делается паспорт', 'срок'],
    ['нужна ли прописка', 'регистрация'],
    ['украли паспорт', 'утрата'],
    ['потеряла снилс', 'восстановить'],
    ['поменять паспорт', 'замена'],
    ['выйти замуж', 'заключение брака'],
    ['у соседа умерла мать', 'смерть'],
    ['тачку поставить', 'автомобиль'],
    ['памперсы для лежачего', 'подгузники'],
    ['за мусор начислили', 'тко'],
    ['приложение на айфоне', 'iphone'],
    ['налог на машину', 'транспортный налог'],
    ['дарственная на дом', 'договор дарения'],
  ])('%s also asks for %s', (query, term) => expect(saidBy(query)).toContain(searchText(term)));

  it.each(['где мои документы', 'мой ребёнок', 'не приходит сообщение', 'как дела', 'до какого числа'])(
    '%s asks for no more',
    (query) => expect(saidBy(query)).toEqual([]),
  );
});
