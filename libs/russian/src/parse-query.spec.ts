import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseQuery } from './parse-query.js';

const query = (words: string[], phrases: string[][] = [], excluded: string[] = []) => ({
  words,
  phrases,
  excluded,
});

describe('parseQuery', () => {
  it.each([
    ['Не приходит код', query(['не', 'приходит', 'код'])],
    ['«Личный кабинет» вход', query(['вход'], [['личный', 'кабинет']])],
    [
      '"код, из СМС" „два слова“ “ещё два”',
      query(
        [],
        [
          ['код', 'из', 'смс'],
          ['два', 'слова'],
          ['еще', 'два'],
        ],
      ),
    ],
    ['паспорт -заграничный', query(['паспорт'], [], ['заграничный'])],
    ['паспорт \u2212детский', query(['паспорт'], [], ['детский'])],
    ['кто-то где-нибудь', query(['кто', 'то', 'где', 'нибудь'])],
    ['дело -0474 - х', query(['дело', '0474', 'х'])],
    ['"незакрытая кавычка', query(['незакрытая', 'кавычка'])],
    ['«а "б» в"', query(['в'], [['а', 'б']])],
    ['код код КОД', query(['код'])],
    ['"" «» - !!', query([])],
    ['', query([])],
  ])('%j', (input, expected) => expect(parseQuery(input)).toMatchObject(expected));

  it('keeps words as they were typed, for whoever looks for another layout in them', () => {
    expect(parseQuery('J,hfotybt «в суд» кто-то').typed).toEqual([
      { raw: 'J,hfotybt', words: ['j', 'hfotybt'] },
      { raw: 'кто-то', words: ['кто', 'то'] },
    ]);
  });

  it('reads filters, and takes what is none for words', () => {
    expect(parseQuery('паспорт решено:да тема:паспорта время:12')).toMatchObject({
      words: ['паспорт', 'время', '12'],
      operators: [
        { name: 'solved', value: true },
        { name: 'category', value: 'паспорта' },
      ],
    });
  });

  it('takes anything, within its bounds, and only words come out', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom('"', '«', '»', '“', '„', '-', ' ', 'код', ' -не', '5'),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const { words, phrases, excluded } = parseQuery(list.join(''));
        const all = [...words, ...phrases.flat(), ...excluded];
        expect(all.length).toBeLessThanOrEqual(32);
        for (const word of all) expect(word).toMatch(/^[\p{L}\p{Nd}]+$/u);
        expect(phrases.every((phrase) => phrase.length > 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads no more than 32 words and 1,000 characters', () => {
    const many = Array.from({ length: 50 }, (_, index) => `с${index}`);
    expect(parseQuery(many.join(' ')).words).toEqual(many.slice(0, 32));
    expect(parseQuery(`${' '.repeat(1_000)}код`)).toMatchObject(query([]));
    const before = process.cpuUsage();
    for (const sign of ['"', '«', '“', '-', '- ', '-a', ' ']) parseQuery(sign.repeat(100_000));
    // Of the processor, typically below 5 ms.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  });
});
