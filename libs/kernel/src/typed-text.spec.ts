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
