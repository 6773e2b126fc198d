import { type PersonalDatum, findPersonalData } from './find-personal-data.js';
import type { KnownContacts } from './known-contacts.js';

/** Stands in a public text for what is hidden in it. */
export const HIDDEN_MARK = '[скрыто]';

/**
 * The text with {@link HIDDEN_MARK} in place of the personal data in it (docs/product.md §9).
 *
 * @param known contacts of the service itself, left alone.
 * @returns what was found, too, by its places in the text that was given.
 */
export function hidePersonalData(
  text: string,
  known?: KnownContacts,
): { readonly text: string; readonly found: readonly PersonalDatum[] } {
  const found = findPersonalData(text, known);
  let [out, at] = ['', 0];
  for (const { start, end } of found) {
    out += text.slice(at, start) + HIDDEN_MARK;
    at = end;
  }
  return { text: out + text.slice(at), found };
}
