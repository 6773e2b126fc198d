import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  MOST_ALTERNATIVES,
  MOST_WORDS_OF_A_TERM,
  type SynonymEntry,
  compileSynonyms,
  expandSynonyms,
} from './synonym.js';

const entry = (terms: string[], mode: SynonymEntry['mode'] = 'BOTH_WAYS', share = 0.8): SynonymEntry => ({
  terms,
  mode,
  share,
});

const expanded = (query: string, ...entries: SynonymEntry[]) =>
  expandSynonyms(query.split(' '), compileSynonyms(entries).dictionary).map(({ typed, alternatives }) =>
    [typed].concat(alternatives.slice(1).map(({ words, share }) => `${words.join(' ')} ${share}`)),
  );

describe('expandSynonyms', () => {
  const passport = entry(['Загранпаспорт', 'заграничный паспорт', 'загран']);

  it('finds the other terms by any form of a word', () => {
    expect(expanded('нет загранпаспорта', passport)).toEqual([
      ['нет'],
      ['загранпаспорта', 'заграничный паспорт 0.8', 'загран 0.8'],
    ]);
  });

  it('keeps the words of a longer term apart and puts what says the same to the first', () => {
    expect(expanded('получить заграничного паспорта', passport)).toEqual([
      ['получить'],
      ['заграничного', 'загранпаспорт 0.8', 'загран 0.8'],
      ['паспорта'],
    ]);
  });

  it('takes the longest term', () => {
    const account = entry(['личный кабинет', 'ЛК']);
    const office = entry(['кабинет', 'комната']);
    expect(expanded('личный кабинет', office, account)).toEqual([['личный', 'лк 0.8'], ['кабинет']]);
    expect(expanded('пустой кабинет', office, account)).toEqual([['пустой'], ['кабинет', 'комната 0.8']]);
  });

  it('does not match terms whose words are in another order or incomplete', () => {
    expect(expanded('паспорт заграничный', passport)).toEqual([['паспорт'], ['заграничный']]);
  });

  it('does not give back the first word of a longer term', () => {
    const book = entry(['трудовая книжка', 'трудовая', 'трудкнижка']);
    expect(expanded('трудовую книжку', book)).toEqual([['трудовую', 'трудкнижка 0.8'], ['книжку']]);
  });

  it('does not take a short word for an abbreviation', () => {
    const nursery = entry(['доу', 'садик']);
    expect(expanded('до доу', nursery)).toEqual([['до'], ['доу', 'садик 0.8']]);
  });

  it('goes one way where it is said so', () => {
    const licence = entry(['права', 'водительское удостоверение'], 'ONE_WAY');
    expect(expanded('права', licence)).toEqual([['права', 'водительское удостоверение 0.8']]);
    expect(expanded('водительское удостоверение', licence)).toEqual([['водительское'], ['удостоверение']]);
  });

  it('gives the best share of several entries, once, the best first', () => {
    const weak = entry(['смс', 'сообщение', 'код'], 'BOTH_WAYS', 0.5);
    const strong = entry(['смс', 'коды'], 'ONE_WAY', 0.9);
    const expected = [['смс', 'коды 0.9', 'сообщение 0.5']];
    expect(expanded('смс', weak, strong)).toEqual(expected);
    expect(expanded('смс', strong, weak)).toEqual(expected);
  });

  it('folds irregular forms', () => {
    expect(expanded('справок', entry(['справка', 'бумага']))).toEqual([['справок', 'бумага 0.8']]);
  });

  it('keeps every word as typed, before a few others', () => {
    const word = fc.constantFrom(...'личный кабинет лк мфц справка справок паспорт и 2 ндфл дети'.split(' '));
    const terms = fc.array(
      fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' ')),
      {
        maxLength: 9,
      },
    );
    const mode = fc.constantFrom('BOTH_WAYS' as const, 'ONE_WAY' as const);
    const share = fc.oneof(fc.double(), fc.double({ min: 0.1, max: 1, noNaN: true }));
    const entries = fc.array(fc.record({ terms, mode, share }), { maxLength: 40 });
    fc.assert(
      fc.property(entries, fc.array(word, { maxLength: 12 }), (given, words) => {
        const { dictionary, faults } = compileSynonyms(given);
        expect(faults.length).toBeLessThanOrEqual(given.length);
        expect(dictionary.longest).toBeLessThanOrEqual(MOST_WORDS_OF_A_TERM);
        const sought = expandSynonyms(words, dictionary);
        expect(sought.map(({ typed }) => typed)).toEqual(words);
        expect(sought.map(({ alternatives }) => alternatives[0])).toEqual(
          words.map((typed) => ({ words: [typed], share: 1 })),
        );
        for (const { alternatives } of sought) {
          expect(alternatives.length).toBeLessThanOrEqual(MOST_ALTERNATIVES);
          expect(new Set(alternatives.map((each) => each.words.join(' '))).size).toBe(alternatives.length);
          for (const each of alternatives) expect(each.share > 0 && each.share <= 1).toBe(true);
        }
      }),
    );
  });
});

describe('compileSynonyms', () => {
  it.each<[string, SynonymEntry]>([
    ['UNKNOWN_MODE', { ...entry(['а', 'б']), mode: 'SOMETIMES' as 'ONE_WAY' }],
    ['SHARE_OUT_OF_RANGE', entry(['а', 'б'], 'ONE_WAY', 0)],
    ['SHARE_OUT_OF_RANGE', entry(['а', 'б'], 'ONE_WAY', 1.01)],
    ['SHARE_OUT_OF_RANGE', entry(['а', 'б'], 'ONE_WAY', Number.NaN)],
    ['TOO_FEW_TERMS', entry(['а'])],
    ['TOO_FEW_TERMS', entry([])],
    ['TOO_MANY_TERMS', entry([...'абвгдежзи'])],
    ['TERM_WITHOUT_WORDS', entry(['а', ' — '])],
    ['TERM_TOO_LONG', entry(['а', 'б в г д е ж з'])],
    ['SAME_TERM_TWICE', entry(['справка', 'Справок!'])],
  ])('refuses with %s', (reason, faulty) => {
    const { dictionary, faults } = compileSynonyms([entry(['мфц', 'центр']), faulty]);
    expect(faults).toEqual([{ entry: 1, reason }]);
    expect([...dictionary.synonyms.keys()]).toEqual(['мфц', 'центр']);
  });

  it('makes nothing of nothing', () => {
    const { dictionary, faults } = compileSynonyms([]);
    expect(faults).toEqual([]);
    expect(expandSynonyms(['мфц'], dictionary)).toEqual([
      { typed: 'мфц', alternatives: [{ words: ['мфц'], share: 1 }] },
    ]);
  });
});
