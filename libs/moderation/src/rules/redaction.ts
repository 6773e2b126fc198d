import { HIDDEN_MARK } from '#privacy';

/**
 * Whether `edited` is `original` with some of its parts replaced by {@link HIDDEN_MARK}, and nothing else:
 * a moderator may hide a citizen's words, never write others in their place (docs/product.md §4).
 */
export function isRedactionOf(original: string, edited: string): boolean {
  const [first = '', ...rest] = edited.split(HIDDEN_MARK);
  if (!original.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return edited === original;
  let from = first.length;
  // The earliest place of each piece leaves the most room for those after it.
  for (const piece of rest) {
    const at = original.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return original.length - last.length >= from && original.endsWith(last);
}
