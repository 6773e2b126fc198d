import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { tidyText } from './typed-text.js';

const TITLE = { min: 3, max: 20, multiline: false };
const BODY = { min: 3, max: 100, multiline: true };

describe('tidyText', () => {
  it.each([
    ['   ', 'EMPTY'],
    ['…!?', 'EMPTY'],
    ['да', 'TOO_SHORT'],
    ['а'.repeat(21), 'TOO_LONG'],
    ['а'.repeat(100_000), 'TOO_LONG'],
    ['пас\uD800порт', 'BROKEN_UNICODE'],
    ['пас\u0000порт', 'CONTROL_CHARACTERS'],
    ['пас\u009Fпорт', 'CONTROL_CHARACTERS'],
  ])('refuses %j as %s', (typed, problem) => {
    expect(tidyText(typed, TITLE)).toEqual({ problem });
  });

  it.each([
    ['Hangul filler', '\u3164'],
    ['Hangul choseong filler', '\u115F'],
    ['halfwidth filler', '\uFFA0'],
    ['braille blank', '\u2800'],
    ['null notehead', '\u{1D159}'],
    ['zero-width space', '\u200B'],
    ['zero-width joiner', '\u200D'],
    ['word joiner', '\u2060'],
    ['no-break space', '\u00A0'],
    ['ideographic space', '\u3000'],
    ['variation selector', '\uFE0F'],
    ['tag', '\u{E0041}'],
    ['combining accent', '\u0301'],
    ['combining grapheme joiner', '\u034F'],
    ['Mongolian vowel separator', '\u180E'],
    ['Khmer inherent vowel', '\u17B4'],
    ['Egyptian blank', '\u{13441}'],
    ['object replacement', '\uFFFC'],
    ['soft hyphen', '\u00AD'],
  ])('takes a text of %s alone for empty, however long', (_name, sign) => {
    for (const typed of [sign, sign.repeat(15), ` ${sign} ${sign}`]) {
      expect(tidyText(typed, TITLE)).toEqual({ problem: 'EMPTY' });
      expect(tidyText(typed, { ...TITLE, min: 0 })).toEqual({ text: '' });
    }
    expect(tidyText(`да${sign.repeat(10)}`, TITLE)).toEqual({ problem: 'TOO_SHORT' });
  });

  it('keeps what scripts and emoji need', () => {
    for (const typed of ['می\u200Cخواهم', 'नमस्ते', '❤\uFE0F❤\uFE0F❤\uFE0F', '👨\u200D👩\u200D👧 семья'])
      expect(tidyText(typed, TITLE)).toEqual({ text: typed });
  });

  it('drops direction overrides, joins composed letters and folds spaces of a title', () => {
    expect(tidyText('  \u202Eпаспорт\u202C  и\u0306  ', TITLE)).toEqual({ text: 'паспорт й' });
  });

  it('keeps emoji and counts them as one character', () => {
    expect(tidyText('😀'.repeat(20), TITLE)).toEqual({ text: '😀'.repeat(20) });
  });

  it('keeps single empty lines of a body', () => {
    expect(tidyText('раз\r\n\r\n\r\n\r\nдва', BODY)).toEqual({ text: 'раз\n\nдва' });
  });

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
        const once = tidyText(typed, BODY);
        if ('text' in once) {
          expect(tidyText(once.text, BODY)).toEqual(once);
          expect(once.text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
