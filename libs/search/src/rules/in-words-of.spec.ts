import { describe, expect, it } from '@jest/globals';
import { asTyped } from '#russian';
import { inWordsOf } from './in-words-of.js';

const passport = {
  typed: 'загран',
  alternatives: [
    { words: ['загран'], share: 1 },
    { words: ['заграничный', 'паспорт'], share: 0.9 },
  ],
};

describe('a text in the words of another', () => {
  it.each([
    ['Заграничного паспорта нет', 'потерять заграничный паспорт'],
    ['Есть ли загран у ребёнка', 'потерять загран'],
    ['Паспорт', 'потерять загран'],
    ['', 'потерять загран'],
  ])('%s', (other, expected) => {
    expect(inWordsOf([asTyped('потерять'), passport], other)).toBe(expected);
  });
});
