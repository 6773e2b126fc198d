import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stem } from './stem.js';

describe('stem', () => {
  it.each([
    ['паспорт паспорта паспорту паспортом паспорте паспорты паспортов паспортам паспортами паспортах'],
    ['заявление заявления заявлению заявлением заявлении заявлений заявлениям'],
    ['новый нового новому новым новая новую новой новые новых новыми'],
    ['заработать заработал заработала заработали заработало'],
  ])('is the same of %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  it('tells different words apart', () => {
    const words = 'паспорт полис кредит казино банк заявление оплата'.split(' ');
    expect(new Set(words.map(stem)).size).toBe(words.length);
  });

  it('is a beginning of the word and leaves other words as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[а-я]{1,20}$/), (word) => {
        expect(word.startsWith(stem(word))).toBe(true);
      }),
    );
    expect(['casino', '2026', '500a', ''].map(stem)).toEqual(['casino', '2026', '500a', '']);
  });
});
