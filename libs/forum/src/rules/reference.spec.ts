import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readReference, referenceOf } from './reference.js';

const numbers = fc.integer({ min: 1, max: 999_999_999 });

describe('references', () => {
  it('are digits only, the last one behind a hyphen', () => {
    expect(referenceOf(1051)).toBe('1051-6');
  });

  it('lead back to their thread, with the hyphen and without', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const reference = referenceOf(number);
        expect(readReference(reference)).toBe(number);
        expect(readReference(reference.replace('-', ''))).toBe(number);
        expect(readReference(`V-${reference}`)).toBe(number);
      }),
    );
  });

  it('catch every single wrong digit', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const digits = String(number);
        const at = place % digits.length;
        const wrong = digits.slice(0, at) + ((Number(digits[at]) + shift) % 10) + digits.slice(at + 1);
        const read = readReference(`${wrong}-${referenceOf(number).slice(-1)}`);
        expect(read).toBe(wrong.startsWith('0') ? null : 'WRONG_DIGIT');
      }),
    );
  });

  it.each([' в-1051 – 6 ', 'V1051-6', '1051 6', '10516', '№ 1051-6'])('are taken as typed: %s', (typed) => {
    expect(readReference(typed)).toBe(1051);
  });

  it.each(['', '6', '1051-', 'паспорт', '1051-66-1', '12345678901234'])('are not seen in %s', (typed) => {
    expect(readReference(typed)).toBeNull();
  });

  it('tell a wrong check digit from what is no reference', () => {
    expect(readReference('1051-7')).toBe('WRONG_DIGIT');
    expect(readReference('1051')).toBe('WRONG_DIGIT');
  });
});
