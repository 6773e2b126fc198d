import { type Recogniser, spacedDigits } from './candidate.js';
import { passesLuhn } from './luhn.js';

/** First digits of the payment systems: Mir, Visa, Mastercard, Maestro, UnionPay, American Express, JCB. */
const ISSUERS = /^(?:220[0-4]|4|5[0-8]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|6|3[47]|35)/;

export const hasIssuer = (digits: string): boolean => ISSUERS.test(digits);

const LEAST = 15;

/** 15 to 19 digits of a payment system with the right check digit. */
export const bankCard: Recogniser = {
  pattern: spacedDigits(LEAST, 19),
  groups: true,
  recognises: ({ digits, label }) =>
    digits.length >= LEAST && label !== 'CASE' && label !== 'OMS' && hasIssuer(digits) && passesLuhn(digits),
};
