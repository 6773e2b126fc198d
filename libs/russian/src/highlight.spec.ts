import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { highlight } from './highlight.js';
import { normaliseText } from './normalise-text.js';
import { searchWords } from './search-text.js';
import { stem } from './stem.js';

const marked = (text: string, words: string[], maxChars = 200) =>
  highlight(text, words, { maxChars })
    .map((each) => (each.hit ? `[${each.text}]` : each.text))
    .join('');

describe('highlight', () => {
  it('marks words that begin with a stem, whatever their case, ё and stress', () => {
    expect(
      marked('Паспорта и ПАСПОРТ, загранпаспорт; Ёлка, елки, е\u0308лок, па\u0301спортом', [
        'паспорт',
        'елк',
      ]),
    ).toBe('[Паспорта] и [ПАСПОРТ], загранпаспорт; [Ёлка], [елки], е\u0308лок, [па\u0301спортом]');
  });

  it('marks irregular forms by the stem that stands for them', () => {
    const stems = searchWords('ребёнок день').map(stem);
    expect(marked('Пособие на детей за пять дней, ребёнку', stems)).toBe(
      'Пособие на [детей] за пять [дней], [ребёнку]',
    );
  });

  it('marks words with a letter of another alphabet in them', () => {
    expect(marked('С пропис\u006Bой, \u0063правка и \u0421ODE', ['прописк', 'справк', 'code'])).toBe(
      'С [пропис\u006Bой], [\u0063правка] и [\u0421ODE]',
    );
  });

  it('knows letters written in two parts', () => {
    expect(marked('И\u0306од Е\u0308ж ид', ['йод', 'еж'])).toBe('[И\u0306од] [Е\u0308ж] ид');
  });

  it('gives the beginning if nothing is found, cut between words', () => {
    expect(marked('Первая вторая третья', ['код'], 15)).toBe('Первая вторая…');
    expect(marked('Коротко', [], 15)).toBe('Коротко');
    expect(highlight('', ['код'])).toEqual([]);
  });

  it('chooses the place with the most different words', () => {
    const filler = 'Совсем другие слова стоят здесь. '.repeat(20);
    const shown = marked(
      `код код код. ${filler} не приходит код на телефон. ${filler}`,
      ['код', 'приход', 'телефон'],
      80,
    );
    expect(shown).toContain('не [приходит] [код] на [телефон].');
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
  });

  it('never returns markup of its own and leaves that of the text as it is', () => {
    expect(highlight('<b>код</b>', ['код'])).toEqual([
      { text: '<b>', hit: false },
      { text: 'код', hit: true },
      { text: '</b>', hit: false },
    ]);
  });

  it('is a piece of the text, of bounded length, its hits beginning with the stems', () => {
    const piece = fc.oneof(
      fc.constantFrom('код', 'Кода', 'ёж', 'ежи', 'слово', '👩‍👩‍👧', '\n', ' ', '. '),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 10, max: 80 }), (parts, maxChars) => {
        const text = parts.join(' ').toWellFormed();
        const found = highlight(text, ['код', 'еж'], { maxChars });
        const joined = found.map((each) => each.text).join('');
        const bare = joined.slice(
          found.length > 1 && found[0]?.text === '…' && !text.startsWith(joined) ? 1 : 0,
        );
        expect(text.includes(bare) || text.includes(bare.replace(/…$/, ''))).toBe(true);
        expect(joined.length).toBeLessThanOrEqual(maxChars + 2);
        expect(joined.isWellFormed()).toBe(true);
        for (const each of found) if (each.hit) expect(normaliseText(each.text)).toMatch(/^(код|еж)/);
        const wanted = parts.some((part) => ['код', 'Кода', 'ёж', 'ежи'].includes(part));
        if (wanted) expect(found.some((each) => each.hit)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['код ', 'слово ', 'ы', 'е\u0308', ' ', 'код'])('reads 100 kB of %j in one pass', (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    highlight(text, ['код']);
    const before = process.cpuUsage();
    const found = highlight(text, ['код', 'приход', 'слов']);
    // Of the processor, typically below 10 ms; the bound is there to catch quadratic growth, on a busy machine too.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_500);
    expect(found.map((each) => each.text).join('').length).toBeLessThanOrEqual(202);
  });
});
