import { describe, expect, it } from '@jest/globals';
import { PlainBm25 } from './plain-bm25.js';

const engine = new PlainBm25([
  {
    id: 'long',
    title: '',
    text: 'Паспорт выдают в отделении, паспорт меняют там же, и справку тоже дают там',
  },
  { id: 'short', title: 'Замена паспорта', text: 'Приходите с фотографией.' },
  { id: 'other', title: 'Пошлина', text: 'Деньги вернутся.' },
]);

describe('PlainBm25', () => {
  it('finds other forms of a word, in titles and texts', () => {
    expect(engine.search('паспортом', 10).toSorted()).toEqual(['long', 'short']);
    expect(engine.search('ПОШЛИНЫ!', 10)).toEqual(['other']);
  });

  it('is what one works out by hand', () => {
    // Lengths 13, 5, 3: 7 on average. «паспорт» twice of 13 words: 2.2·2/(2 + 1.2·(.25 + .75·13/7)) = 1.109;
    // once of 5: 2.2/(1 + 1.2·(.25 + .75·5/7)) = 1.134.
    expect(engine.search('паспорт', 10)).toEqual(['short', 'long']);
    // A word that only one document has is worth more than one that two have.
    expect(engine.search('справка паспорт', 10)).toEqual(['long', 'short']);
  });

  it('finds nothing for unknown words, and no more than asked for', () => {
    expect(engine.search('налог', 10)).toEqual([]);
    expect(engine.search('', 10)).toEqual([]);
    expect(engine.search('паспорт', 1)).toEqual(['short']);
  });
});
