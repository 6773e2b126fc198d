import type { Locale } from '#kernel';
import { REJECTION_REASONS, sayModeration } from '#moderation';

/** Why a moderator decided so: their own words, or the sentence of the reason they chose from the list. */
export function reasonInWords(locale: Locale, reason: string): string {
  const listed = REJECTION_REASONS.find((code) => code === reason);
  return listed ? sayModeration(locale, listed) : reason;
}
