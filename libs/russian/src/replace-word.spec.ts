import { describe, expect, it } from '@jest/globals';
import { replaceWord } from './replace-word.js';

describe('replaceWord', () => {
  it.each([
    ['паспарт', 'паспорт'],
    ['Где мой Паспарт, скажите?', 'Где мой паспорт, скажите?'],
    ['загран-паспарт', 'загран-паспорт'],
    ['(паспарт)/ПАСПАРТ', '(паспорт)/паспорт'],
    ['па\u0301спарт', 'паспорт'],
    ['паспарта паспартный', 'паспарта паспартный'],
    ['', ''],
  ])('takes %s to %s', (text, replaced) => {
    expect(replaceWord(text, 'паспарт', 'паспорт')).toBe(replaced);
  });

  it('takes signs for no word', () => expect(replaceWord('а, б', '', 'в')).toBe('а, б'));

  it('sees through ё, and puts in what it is given', () => {
    expect(replaceWord('мой счёт.', 'счет', '$& $1')).toBe('мой $& $1.');
  });
});
