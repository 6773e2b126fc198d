import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findPersonalData } from './find-personal-data.js';
import { knownContacts } from './known-contacts.js';

const seen = (text: string): string[] =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('findPersonalData', () => {
  it.each([
    ['Мой СНИЛС 112-233-445 95, не принимает', ['SNILS 112-233-445 95']],
    ['снилс: 11223344595.', ['SNILS 11223344595']],
    ['ИНН 500100732259 указан верно', ['INN 500100732259']],
    ['паспорт серия 4510 номер 123456 выдан', ['PASSPORT 4510 номер 123456']],
    ['Паспорт 45 10 № 123456', ['PASSPORT 45 10 № 123456']],
    ['паспорт 4510123456', ['PASSPORT 4510123456']],
    ['загранпаспорт 75 1234567', ['PASSPORT 75 1234567']],
    ['полис ОМС 7700 0000 0000 0008 не найден', ['OMS 7700 0000 0000 0008']],
    ['карта 4276 3800 1234 5679 заблокирована', ['BANK_CARD 4276 3800 1234 5679']],
    ['перевёл на 2200700112345672', ['BANK_CARD 2200700112345672']],
    ['Звоните: +7 (916) 123-45-67', ['PHONE +7 (916) 123-45-67']],
    ['8 916 123 45 67 и 8(495)123-45-67', ['PHONE 8 916 123 45 67', 'PHONE 8(495)123-45-67']],
    ['мой телефон 9161234567', ['PHONE 9161234567']],
    ['пишите на ivan.petrov@example.ru!', ['EMAIL ivan.petrov@example.ru']],
    ['почта@пример.рф', ['EMAIL почта@пример.рф']],
  ])('finds in %j', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it.each([
    'Заявление № 1234567890 от 12.11.2026',
    'номер заявления 500100732259 без ответа',
    'Обращение 4276380012345679 закрыто',
    'заказ 11223344595 не пришёл',
    'дело 4510 123456 передано',
    'СНИЛС 112-233-445 96 с ошибкой',
    'карта 4276 3800 1234 5678',
    'ИНН 7707083893 организации',
    'в 2026 году 10 раз за 15 дней, ошибка 500',
    'позвоните 112 или 115',
    'сумма 1 250 000 рублей',
    'версия 10.0.19045.3693',
  ])('leaves alone %j', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it('leaves the service’s own contacts alone, however they are written', () => {
    const known = knownContacts(['8 800 100-70-10', 'Help@Service.ru', 'https://service.ru/chat']);
    const text = 'Звонил на +7 (800) 100-70-10 и 88001007010, писал на help@service.ru';
    expect(findPersonalData(text, known)).toEqual([]);
    expect(findPersonalData('Звонил на 8 800 100-70-11', known)).toHaveLength(1);
  });

  it('does not take a word of the sentence before for the name of a number', () => {
    expect(seen('Подал заявление. Мой номер 8 916 123-45-67')).toEqual(['PHONE 8 916 123-45-67']);
    expect(seen('заявление 12345, СНИЛС 112-233-445 95')).toEqual(['SNILS 112-233-445 95']);
  });

  it('finds places inside the text, in order, that do not overlap', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '4276380012345679',
        '112-233-445 95',
        '+7 916 123-45-67',
        'a@b.ru',
        ' ',
        '\n',
        '№',
        'паспорт',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.stringMatching(/^[\d ()+-]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['1', '1 ', '1-', '+7 ', '(1', 'a', 'a.', 'a@', 'a@a.', '4276 ', 'паспорт 1 ', '1№ '])(
    'takes time in proportion to a long text of %j',
    (unit) => {
      const time = (chars: number): number => {
        const text = unit.repeat(chars / unit.length);
        const before = process.cpuUsage();
        findPersonalData(text);
        return process.cpuUsage(before).user / 1000;
      };
      time(20_000);
      expect(time(100_000)).toBeLessThan(4_000);
    },
  );
});
