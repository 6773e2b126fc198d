import { z } from 'zod';
import { tidyText } from '#kernel';
import { MOST_TERMS, MOST_WORDS_OF_A_TERM, type SynonymMode, compileSynonyms, searchText } from '#russian';

export const SYNONYM_MODES = ['BOTH_WAYS', 'ONE_WAY'] as const satisfies readonly SynonymMode[];

/** Of one group, of one term, and of them all. */
export const SYNONYM_LIMITS = {
  terms: MOST_TERMS,
  words: MOST_WORDS_OF_A_TERM,
  chars: 80,
  groups: 2_000,
} as const;
/** More is not even looked at. */
const MOST_TYPED = 100;

/** Terms as typed: what says nothing or repeats another one, case and ё apart, is left out. */
const terms = z.array(z.string()).transform((typed, context) => {
  const known = new Map<string, string>();
  for (const term of typed.slice(0, MOST_TYPED)) {
    const tidy = tidyText(term, { min: 0, max: SYNONYM_LIMITS.chars, multiline: false });
    if ('problem' in tidy) {
      context.addIssue({ code: 'custom', message: 'TERM_TOO_LONG', params: SYNONYM_LIMITS });
      return z.NEVER;
    }
    const same = searchText(tidy.text);
    if (same !== '' && !known.has(same)) known.set(same, tidy.text);
  }
  return [...known.values()];
});

/** What a group of synonyms must be: such that search can use it. */
export const synonymGroup = z
  .object({
    terms,
    mode: z.enum(SYNONYM_MODES),
    share: z.number('SHARE_OUT_OF_RANGE'),
    id: z.string().nullish(),
    /** The version that the editor saw. */
    version: z.int().nullish(),
  })
  .superRefine((group, context) => {
    const [fault] = compileSynonyms([group]).faults;
    if (!fault) return;
    const path = [fault.reason === 'SHARE_OUT_OF_RANGE' ? 'share' : 'terms'];
    context.addIssue({ code: 'custom', path, message: fault.reason, params: SYNONYM_LIMITS });
  });
