import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numberOfReference, referenceOf } from './reference.js';

const numbers = fc.integer({ min: 1, max: 999_999_999 });

describe('references', () => {
  it('lead back to their thread', () => {
    fc.assert(fc.property(numbers, (number) => expect(numberOfReference(referenceOf(number))).toBe(number)));
  });

  it('catch every single wrong digit', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const digits = String(number);
        const at = place % digits.length;
        const wrong = digits.slice(0, at) + ((Number(digits[at]) + shift) % 10) + digits.slice(at + 1);
        const check = referenceOf(number).slice(-1);
        expect(numberOfReference(`V-${wrong}-${check}`)).toBeNull();
      }),
    );
  });

  it('are taken as people type them', () => {
    const typed = referenceOf(1042).replace('V', 'в').replaceAll('-', ' – ');
    expect(numberOfReference(` ${typed} `)).toBe(1042);
    expect(numberOfReference('1042')).toBeNull();
  });
});
