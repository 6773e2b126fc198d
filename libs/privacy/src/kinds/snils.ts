import { GAP, type Recogniser, groupedDigits } from './candidate.js';

/** Numbers up to this one were given without a checksum. */
const UNCHECKED = 1_001_998;

/** The last two digits follow from the nine before (rules of the Pension Fund for insurance numbers). */
export function isSnils(digits: string): boolean {
  if (digits.length !== 11 || Number(digits.slice(0, 9)) <= UNCHECKED) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (9 - i);
  return (sum % 101) % 100 === Number(digits.slice(9));
}

/** Eleven digits, as a rule `123-456-789 00`, with the right checksum. */
export const snils: Recogniser = {
  pattern: groupedDigits(GAP, 3, 3, 3, 2),
  recognises: ({ digits, label }) => label !== 'CASE' && isSnils(digits),
};
