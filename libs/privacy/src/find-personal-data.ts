import { bankCard } from './kinds/bank-card.js';
import type { Recogniser } from './kinds/candidate.js';
import { email } from './kinds/email.js';
import { inn } from './kinds/inn.js';
import { oms } from './kinds/oms.js';
import { foreignPassport, passport } from './kinds/passport.js';
import { phone } from './kinds/phone.js';
import { snils } from './kinds/snils.js';
import { type KnownContacts, NO_CONTACTS } from './known-contacts.js';
import { numberLabel } from './number-label.js';

/** In the order of trust: what has a checksum is believed before what has none. */
const RECOGNISERS = [
  ['BANK_CARD', bankCard],
  ['OMS', oms],
  ['SNILS', snils],
  ['INN', inn],
  ['PHONE', phone],
  ['PASSPORT', passport],
  ['PASSPORT', foreignPassport],
  ['EMAIL', email],
] as const satisfies ReadonlyArray<readonly [string, Recogniser]>;

export type PersonalDataKind = (typeof RECOGNISERS)[number][0];

/** A piece of personal data in a text: `[start, end)` in UTF-16 units. */
export interface PersonalDatum {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Personal data by format and checksum (docs/product.md §9), in the order of the text, never overlapping.
 * Time grows with the length of the text.
 *
 * @param known contacts of the service itself, left alone.
 */
export function findPersonalData(text: string, known: KnownContacts = NO_CONTACTS): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  let rest = text;
  for (const [kind, { pattern, recognises }] of RECOGNISERS) {
    const here = [...rest.matchAll(pattern)].flatMap(({ 0: written, index }) => {
      const label = numberLabel(text, index);
      const candidate = { written, digits: written.replace(/\D/g, ''), label };
      return recognises(candidate, known) ? [{ kind, start: index, end: index + written.length }] : [];
    });
    found.push(...here);
    rest = blotted(rest, here);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What one kind has taken is nothing for the next; places stay where they were. */
function blotted(text: string, taken: readonly PersonalDatum[]): string {
  if (taken.length === 0) return text;
  let [out, at] = ['', 0];
  for (const { start, end } of taken) {
    out += text.slice(at, start) + '\u0000'.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}
