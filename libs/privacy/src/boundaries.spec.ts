import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from './find-personal-data.js';
import { HIDDEN_MARK, hidePersonalData } from './hide-personal-data.js';

const seen = (text: string): string[] =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

/** One of each pattern as people write it, and what must stand before it so that it is believed. */
const WRITTEN = [
  ['BANK_CARD', '', '4276 3800 1234 5679'],
  ['BANK_CARD', '', '4276380012345679'],
  ['OMS', 'полис ', '7700 0000 0000 0008'],
  ['OMS', 'полис ', '7700000000000008'],
  ['SNILS', '', '112-233-445 95'],
  ['SNILS', '', '11223344595'],
  ['INN', '', '500100732259'],
  ['PHONE', '', '+7 916 123-45-67'],
  ['PHONE', '', '8 (916) 123-45-67'],
  ['PHONE', '', '89161234567'],
  ['PASSPORT', '', '4510 123456'],
  ['PASSPORT', 'паспорт ', '4510123456'],
  ['PASSPORT', 'загранпаспорт ', '75 6234567'],
] as const;

/** Of the whole text, the number is only a part. */
const JOINED = [
  ['A', ''],
  ['', 'A'],
  ['я', ''],
  ['', 'я'],
  ['5', ''],
  ['', '5'],
  ['MFC-', ''],
  ['А-', ''],
  ['', '-А'],
  ['5-', ''],
  ['', '-5'],
  ['', '-1/2026'],
  ['MFC/', ''],
  ['', '/MFC'],
  ['2026/', ''],
  ['', '/2026'],
  ['MFC-0474/', '-1'],
  ['а7-', '/7а'],
] as const;

/** Nothing of this makes a number a part of something. */
const APART = [
  ['', ''],
  ['(', ')'],
  ['«', '».'],
  ['- ', ' -'],
  ['/ ', ' /'],
  ['№', ','],
  ['мой-', ''],
  ['', '-выдан'],
  ['номер/', '/мой'],
  ['', '\n12'],
] as const;

describe('boundaries of personal data', () => {
  const table = WRITTEN.flatMap(([kind, label, number]) =>
    JOINED.map(([before, after]) => [kind, label, number, before, after] as const),
  );
  it.each(table)('no %s in %j: %j between %j and %j', (_kind, label, number, before, after) => {
    expect(seen(`${label}${before}${number}${after}`)).toEqual([]);
  });

  const apart = WRITTEN.flatMap(([kind, label, number]) =>
    APART.map(([before, after]) => [kind, label, number, before, after] as const),
  );
  it.each(apart)('a %s in %j: %j between %j and %j', (kind, label, number, before, after) => {
    expect(seen(`${label}${before}${number}${after}`)).toEqual([`${kind} ${number}`]);
  });

  it.each([
    'MFC-0474/2022-240433-1',
    'паспорт по делу MFC-0474/2022-240433-1',
    'МФЦ-4510/123456-2',
    '77RS0012-02-2022-012345-67',
    'А40-123456/2022-15-1234',
    '2-4510/123456',
    'звонил по MFC-8916/123-45-67',
  ])('a case number: %s', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it.each([
    ['СНИЛС-112-233-445 95', ['SNILS 112-233-445 95']],
    ['ТЕЛ-89161234567', ['PHONE 89161234567']],
    ['89161234567/89161234568', ['PHONE 89161234567', 'PHONE 89161234568']],
    ['ivan@example.ru/petr@example.ru', ['EMAIL ivan@example.ru', 'EMAIL petr@example.ru']],
    ['пишите-ivan@example.ru-срочно', ['EMAIL пишите-ivan@example.ru-срочно']],
    ['ivan@example.ru-', ['EMAIL ivan@example.ru']],
    ['карта 4276 3800 1234 5679 12/26', ['BANK_CARD 4276 3800 1234 5679']],
    ['карта 4276 3800 1234 5679 12 26 123', ['BANK_CARD 4276 3800 1234 5679']],
    ['кв. 5 8 916 123-45-67', ['PHONE 8 916 123-45-67']],
    ['8 916 123 45 67 5 раз', ['PHONE 8 916 123 45 67']],
  ])('several beside one another: %s', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it('hides what it finds and nothing else', () => {
    const { text, found } = hidePersonalData(
      'Я 8 916 123-45-67, дело MFC-0474/2022-240433-1, ivan@example.ru.',
    );
    expect(text).toBe(`Я ${HIDDEN_MARK}, дело MFC-0474/2022-240433-1, ${HIDDEN_MARK}.`);
    expect(found.map(({ kind }) => kind)).toEqual(['PHONE', 'EMAIL']);
  });
});
