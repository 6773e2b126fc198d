/**
 * The reference under which a case is spoken of in every channel (docs/product.md §7): digits only, so that it
 * can be dictated, and the last one (ISO/IEC 7064 MOD 11,10) catches one wrong or swapped digit.
 *
 * @example referenceOf(1051) === '1051-6'
 */
export const referenceOf = (threadNumber: number): string =>
  `${threadNumber}-${checkDigit(String(threadNumber))}`;

/**
 * A reference as people type it: with or without the hyphen, with spaces, with the letter of old references.
 *
 * @returns the thread's number; `WRONG_DIGIT` for a reference whose check digit does not fit; `null` for anything else
 */
export function readReference(typed: string): number | 'WRONG_DIGIT' | null {
  // Old letters said V-1051-6; a person may type the Cyrillic letter that looks or sounds like V.
  const match = /^(?:[VvВв№#]\s*[-–—]?\s*)?([1-9]\d{0,8})\s*[-–—]?\s*(\d)$/u.exec(typed.trim());
  const [, digits, check] = match ?? [];
  if (digits === undefined) return null;
  return check === checkDigit(digits) ? Number(digits) : 'WRONG_DIGIT';
}

function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
