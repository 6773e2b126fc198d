import { normaliseText, replaceWord } from '#russian';
import type { Correction } from '#search';

/** The query line with its words as they were looked for; signs and words that were not put right stay as typed. */
export function correctedQuery(query: string, corrections: readonly Correction[]): string {
  const parts = query.split(/(\s+)/);
  for (const { from, to } of corrections) {
    const place = parts.findIndex((part) => isSame(part, from));
    if (place >= 0) parts[place] = to;
    // One word of several that signs join.
    else parts.forEach((part, i) => (parts[i] = replaceWord(part, from, to)));
  }
  return parts.join('');
}

/** In the wrong layout letters are typed as signs, which normalisation would take away. */
const isSame = (part: string, from: string): boolean =>
  part.toLowerCase() === from.toLowerCase() ||
  (normaliseText(part) !== '' && normaliseText(part) === normaliseText(from));
