import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { titleOfQuestion } from './title-of-question.js';

describe('titleOfQuestion', () => {
  it.each([
    ['Как восстановить пароль? Забыл его вчера.', 'Как восстановить пароль?'],
    ['Здравствуйте! Не приходит код. Что делать?', 'Не приходит код'],
    ['Добрый день, как оплатить штраф?', 'Как оплатить штраф?'],
    ['Уважаемые сотрудники! Где моё заявление?', 'Где моё заявление?'],
    ['Помогите! Портал не открывается. Пишет ошибку.', 'Помогите! Портал не открывается'],
    ['Хочу удалить учётную запись', 'Хочу удалить учётную запись'],
    ['Здравствуйте!', 'Здравствуйте!'],
    ['Как?', 'Вопрос 7'],
    ['Не грузится…', 'Не грузится…'],
  ])('%j gives %j', (plain, title) => {
    expect(titleOfQuestion(plain, 'Вопрос 7')).toBe(title);
  });

  it('cuts a long sentence between words', () => {
    const title = titleOfQuestion('Почему портал отвечает '.repeat(20), 'Вопрос 7');
    expect(title.length).toBeLessThanOrEqual(150);
    expect(title).toMatch(/(Почему|портал|отвечает)…$/);
  });

  it('is always a title, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (plain) => {
        const length = [...titleOfQuestion(plain, 'Вопрос номер 7')].length;
        expect(length).toBeGreaterThanOrEqual(10);
        expect(length).toBeLessThanOrEqual(150);
      }),
    );
  });
});
