import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sanitise } from './allow-list.js';
import { cleanSource } from './clean-characters.js';
import { grammar } from './grammar.js';
import { plainText } from './plain-text.js';
import { isProse, renderProse } from './prose.js';
import { tameTokens } from './tame-tokens.js';

/** What the parser makes of it: the long way. */
function parsed(source: string) {
  const tokens = tameTokens(grammar.parse(source, {}));
  return {
    html: sanitise(grammar.renderer.render(tokens, grammar.options, {})).trim(),
    text: plainText(tokens),
  };
}

const words = fc.constantFrom(
  'паспорт',
  'Ёлка',
  'СНИЛС',
  'не',
  '—',
  '«да»',
  'что?',
  'так!',
  '12',
  '3.',
  '4)',
  '-',
  '+',
  '"',
  "'",
  '№ 5',
  '(или)',
  'https',
  'www',
  'госуслуги',
  'mail',
  '😀',
  'é',
  '%',
  '=',
  '$1',
  '|',
  '^',
  '{x}',
  'бизнес\u2011план',
  ';',
  ':',
  '…',
  '1.5',
  'а/б',
  '  ',
  '\n',
  '\n\n',
  '\n \n',
);
const prose = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ').replaceAll(' \n ', '\n'));

describe('prose', () => {
  it('is rendered exactly as the parser would', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' })),
        (typed) => {
          const source = cleanSource(typed);
          if (!isProse(source)) return;
          seen += 1;
          expect(renderProse(source)).toEqual(parsed(source));
        },
      ),
      { numRuns: 3_000 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  it.each([
    '*да*',
    'a_b',
    '# Заголовок',
    '- раз',
    '1. раз',
    '> цитата',
    'см. ya.ru',
    'http://ya.ru',
    '&amp;',
    '  код',
    'a@b.ru',
  ])('%j is left to the parser', (source) => expect(isProse(source)).toBe(false));
});
