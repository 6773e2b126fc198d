import { bankCard } from './kinds/bank-card.js';
import { type Recogniser, withoutOutermost } from './kinds/candidate.js';
import { email } from './kinds/email.js';
import { inn } from './kinds/inn.js';
import { oms } from './kinds/oms.js';
import { foreignPassport, passport } from './kinds/passport.js';
import { phone } from './kinds/phone.js';
import { snils } from './kinds/snils.js';
import { type KnownContacts, NO_CONTACTS } from './known-contacts.js';
import { numberLabel } from './number-label.js';
import { isPartOfCode } from './part-of-code.js';

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
  for (const [kind, recogniser] of RECOGNISERS) {
    const here = [...rest.matchAll(recogniser.pattern)].flatMap(
      ({ 0: written, index }) => placeOf(kind, recogniser, text, index, written, known) ?? [],
    );
    const whole =
      kind === 'EMAIL'
        ? here
        : inRows(text, here)
            .filter((row) => !isCode(text, row))
            .flat();
    found.push(...whole);
    rest = blotted(rest, whole);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Of what is written like this kind, the part that is: a card's date or a flat's number may stand beside it. */
function placeOf(
  kind: PersonalDataKind,
  { recognises, groups }: Recogniser,
  text: string,
  index: number,
  whole: string,
  known: KnownContacts,
): PersonalDatum | null {
  for (const [from, written] of groups ? withoutOutermost(whole) : [[0, whole] as const]) {
    const start = index + from;
    const candidate = { written, digits: written.replace(/\D/g, ''), label: numberLabel(text, start) };
    if (recognises(candidate, known)) return { kind, start, end: start + written.length };
  }
  return null;
}

/** Numbers with a slash between them are several, not parts of one. */
function inRows(text: string, places: readonly PersonalDatum[]): PersonalDatum[][] {
  const rows: PersonalDatum[][] = [];
  for (const place of places) {
    const row = rows.at(-1);
    const end = row?.at(-1)?.end;
    if (row && end !== undefined && text.slice(end, place.start) === '/') row.push(place);
    else rows.push([place]);
  }
  return rows;
}

const isCode = (text: string, row: readonly PersonalDatum[]): boolean =>
  isPartOfCode(text, row[0]?.start ?? 0, row.at(-1)?.end ?? 0);

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
