/**
 * The reference under which a case is spoken of in every channel (docs/product.md §7): it can be
 * read over the phone, and its last digit (ISO/IEC 7064 MOD 11,10) catches one wrong or swapped digit.
 *
 * @example referenceOf(1042) === 'V-1042-1'
 */
export const referenceOf = (threadNumber: number): string =>
  `V-${threadNumber}-${checkDigit(String(threadNumber))}`;

/** @returns the thread's number, or `null` when this is no reference of ours or a digit is wrong. */
export function numberOfReference(typed: string): number | null {
  // А person may type the Cyrillic letter that looks or sounds like V.
  const match = /^[VvВв]\s*[-–]?\s*(\d{1,9})\s*[-–]\s*(\d)$/.exec(typed.trim());
  const [, digits, check] = match ?? [];
  return digits !== undefined && check === checkDigit(digits) ? Number(digits) : null;
}

function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
