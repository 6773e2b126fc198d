import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isPersonalInn } from './inn.js';
import { passesLuhn } from './luhn.js';
import { isSnils } from './snils.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));

/** Every ending of these many digits. */
const endings = (length: number): string[] =>
  Array.from({ length: 10 ** length }, (_, i) => String(i).padStart(length, '0'));

describe('checksums', () => {
  it.each([
    ['card', passesLuhn, 15, 1],
    ['SNILS', isSnils, 9, 2],
    ['INN', isPersonalInn, 10, 2],
  ] as const)('of a %s fit exactly one ending', (_name, passes, length, checkDigits) => {
    fc.assert(
      fc.property(digits(length), (head) => {
        expect(endings(checkDigits).filter((ending) => passes(head + ending))).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['card', passesLuhn, 15, 1],
    ['SNILS', isSnils, 9, 2],
    ['INN', isPersonalInn, 10, 2],
  ] as const)('of a %s notice one wrong digit before the ending', (_name, passes, length, checkDigits) => {
    const wrong = fc.tuple(digits(length), fc.nat(length - 1), fc.integer({ min: 1, max: 9 }));
    let [noticed, tried] = [0, 0];
    fc.assert(
      fc.property(wrong, ([head, at, change]) => {
        const ending = endings(checkDigits).find((each) => passes(head + each)) ?? '';
        const digit = (Number(head[at]) + change) % 10;
        tried += 1;
        if (!passes(head.slice(0, at) + digit + head.slice(at + 1) + ending)) noticed += 1;
      }),
    );
    // Luhn notices each; sums modulo 11 and 101 that are cut to a digit or two notice nearly each.
    expect(noticed / tried).toBeGreaterThan(0.85);
  });

  it('do not take zeros for a number', () => {
    expect([passesLuhn('0'.repeat(16)), isSnils('0'.repeat(11)), isPersonalInn('0'.repeat(12))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
