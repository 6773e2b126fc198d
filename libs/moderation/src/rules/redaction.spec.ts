import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { HIDDEN_MARK } from '#privacy';
import { isRedactionOf } from './redaction.js';

describe('a redaction', () => {
  it('hides parts of a text and changes nothing else', () => {
    const original = 'Мой телефон 8 900 000-00-00, звоните.';
    expect(isRedactionOf(original, `Мой телефон ${HIDDEN_MARK}, звоните.`)).toBe(true);
    expect(isRedactionOf(original, original)).toBe(true);
    expect(isRedactionOf(original, HIDDEN_MARK)).toBe(true);
    expect(isRedactionOf(original, `Мой адрес ${HIDDEN_MARK}, звоните.`)).toBe(false);
    expect(isRedactionOf(original, 'Мой телефон, звоните.')).toBe(false);
    expect(isRedactionOf('аба', `аба${HIDDEN_MARK}ба`)).toBe(false);
  });

  it('is whatever comes of replacing spans', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: fc.constantFrom('а', 'б', ' ') }), fc.boolean()), {
          minLength: 1,
        }),
        (pieces) => {
          const original = pieces.map(([text]) => text).join('');
          const edited = pieces.map(([text, hidden]) => (hidden ? HIDDEN_MARK : text)).join('');
          return isRedactionOf(original, edited);
        },
      ),
    );
  });

  it('adds no letter that the original lacks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('а', 'б') }), fc.nat(), (original, at) => {
        const place = at % (original.length + 1);
        const edited = `${original.slice(0, place)}ы${HIDDEN_MARK}${original.slice(place)}`;
        return !isRedactionOf(original, edited);
      }),
    );
  });
});
