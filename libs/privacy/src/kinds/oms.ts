import { hasIssuer } from './bank-card.js';
import { type Recogniser, spacedDigits } from './candidate.js';
import { passesLuhn } from './luhn.js';

/** The number of a health insurance policy: 16 digits, the last a check digit like that of a card. */
export const oms: Recogniser = {
  pattern: spacedDigits(16, 16),
  recognises: ({ digits, label }) =>
    passesLuhn(digits) && (label === 'OMS' || (label !== 'CASE' && !hasIssuer(digits))),
};
