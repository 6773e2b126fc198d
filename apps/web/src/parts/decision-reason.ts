import type { Reason } from '#forum';
import type { Locale } from '#kernel';
import { REJECTION_REASONS, sayModeration } from '#moderation';

/** Why a moderator decided so: the sentence of the listed reason, and their own words; `null` where there is neither. */
export function reasonInWords(locale: Locale, reason: Reason): string | null {
  // Decisions made before codes had a column of their own keep the code in place of words.
  const code = reason.code ?? reason.words;
  const listed = REJECTION_REASONS.find((known) => known === code);
  const words = reason.words === listed ? null : reason.words;
  // «Другая причина» says nothing beside the words that it needs.
  const sentence = listed && !(listed === 'OTHER' && words) ? sayModeration(locale, listed) : null;
  return [sentence, words].filter(Boolean).join(' ') || null;
}
