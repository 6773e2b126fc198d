import { z } from 'zod';
import { tidyText } from '#kernel';
import { type SynonymMode, MOST_TERMS, MOST_WORDS_OF_A_TERM, searchText, searchWords } from '#russian';

export const SYNONYM_MODES = ['BOTH_WAYS', 'ONE_WAY'] as const satisfies readonly SynonymMode[];

export const SYNONYM_LIMITS = {
  terms: MOST_TERMS,
  words: MOST_WORDS_OF_A_TERM,
  chars: 80,
  groups: 2_000,
} as const;
const { words: MOST_WORDS, chars: MOST_CHARS } = SYNONYM_LIMITS;

const refused = (message: string, params: Record<string, number> = {}) => ({
  code: 'custom' as const,
  message,
  params,
});

/** Terms as typed: what says nothing or repeats another term, case and ё apart, is left out. */
const terms = z.array(z.string()).transform((typed, context) => {
  const known = new Map<string, string>();
  for (const term of typed.slice(0, 2 * MOST_TERMS)) {
    const tidy = tidyText(term, { min: 0, max: MOST_CHARS, multiline: false });
    if ('problem' in tidy || searchWords(tidy.text).length > MOST_WORDS) {
      context.addIssue(refused('TERM_TOO_LONG', { max: MOST_WORDS, chars: MOST_CHARS }));
      return z.NEVER;
    }
    const same = searchText(tidy.text);
    if (same !== '' && !known.has(same)) known.set(same, tidy.text);
  }
  if (known.size < 2) context.addIssue(refused('TOO_FEW_TERMS'));
  if (known.size > MOST_TERMS) context.addIssue(refused('TOO_MANY_TERMS', { max: MOST_TERMS }));
  return [...known.values()];
});

/** What a group of synonyms must be. */
export const synonymGroup = z.object({
  terms,
  mode: z.enum(SYNONYM_MODES),
  share: z.number('BAD_SHARE').gt(0, 'BAD_SHARE').max(1, 'BAD_SHARE'),
});
