import { phoneKey } from '../known-contacts.js';
import type { Recogniser } from './candidate.js';

const SPACE = '[ \\u00A0\\u2009\\u202F.()\\u2010-\\u2015-]{0,3}';

/** +7 or 8 and ten digits as people write them, another country's number with +, or ten digits called a phone. */
export const phone: Recogniser = {
  pattern: new RegExp(
    `(?<![\\p{L}\\d+])(?:\\+${SPACE})?(?:\\((?=\\d{1,5}\\)))?\\d(?:${SPACE}\\d){9,14}(?![\\p{L}\\d])`,
    'gu',
  ),
  groups: true,
  recognises: ({ written, digits, label }, known) =>
    isPhone(written, digits, label === 'PHONE') &&
    (label !== 'CASE' || written.startsWith('+')) &&
    !known.phones.has(phoneKey(digits)),
};

function isPhone(written: string, digits: string, called: boolean): boolean {
  if (written.startsWith('+')) return digits.length <= 15 && (digits[0] !== '7' || digits.length === 11);
  if (digits.length === 11) return /^[78][3489]/.test(digits);
  return called && digits.length === 10;
}
