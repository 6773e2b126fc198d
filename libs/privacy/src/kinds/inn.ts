import { type Recogniser, spacedDigits } from './candidate.js';

const ELEVENTH = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const TWELFTH = [3, ...ELEVENTH];

const check = (digits: string, weights: readonly number[]): number =>
  (weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11) % 10;

/** A person's taxpayer number: 12 digits, the last two check digits (order of the Federal Tax Service). */
export const isPersonalInn = (digits: string): boolean =>
  digits.length === 12 &&
  /[1-9]/.test(digits) &&
  check(digits, ELEVENTH) === Number(digits[10]) &&
  check(digits, TWELFTH) === Number(digits[11]);

/** That of an organisation has 10 digits, is public and is left alone. */
export const inn: Recogniser = {
  pattern: spacedDigits(12, 12),
  recognises: ({ digits, label }) => label !== 'CASE' && isPersonalInn(digits),
};
