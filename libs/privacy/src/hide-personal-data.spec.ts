import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findPersonalData } from './find-personal-data.js';
import { hidePersonalData } from './hide-personal-data.js';
import { knownContacts } from './known-contacts.js';

describe('hidePersonalData', () => {
  it.each([
    ['Мой СНИЛС 112-233-445 95, телефон 8 916 123-45-67.', 'Мой СНИЛС [скрыто], телефон [скрыто].'],
    ['ivan.petrov@example.ru', '[скрыто]'],
    ['В профиле старые данные', 'В профиле старые данные'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(hidePersonalData(text).text).toBe(expected);
  });

  it('leaves the service’s own contacts alone', () => {
    const text = 'Звонил на 8 800 100-70-10 с 8 916 123-45-67';
    expect(hidePersonalData(text, knownContacts(['+7 800 100 70 10'])).text).toBe(
      'Звонил на 8 800 100-70-10 с [скрыто]',
    );
  });

  it('leaves nothing to be found, and changes nothing where nothing is found', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '4276380012345679',
        '112-233-445 95',
        '+7 916 123-45-67',
        'a@b.ru',
        ' ',
        '\n',
        'паспорт ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.stringMatching(/^[\d ()+-]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { text: hidden } = hidePersonalData(text);
        expect(hidden === text).toBe(findPersonalData(text).length === 0);
        // What stands beside a hidden number may itself be one, once the number is gone.
        expect(findPersonalData(hidePersonalData(hidden).text)).toEqual([]);
      }),
    );
  });
});
