import type { Locale } from '#kernel';
import type { Detail, Finding } from '#screening';
import { sayScreening } from './screening.messages.js';

/** The reason of a finding, in one sentence for the desk; it quotes nothing of the text. */
export function tellModerator(finding: Finding, locale: Locale): string {
  const { check, hosts = [], times = 1 } = finding;
  const what = listed(namesOf(finding, locale), locale);
  return sayScreening(locale, check, { what, times, hosts: hosts.length > 0 ? hosts.join(', ') : 'none' });
}

/** What was found or is missing, each once. */
export const namesOf = ({ spans = [], missing = [] }: Finding, locale: Locale): string[] => {
  const keys = [...spans.map(({ kind }) => kind), ...missing];
  return [...new Set(keys)].flatMap((key: string | Detail) =>
    sayScreening.has(key) ? [sayScreening(locale, key)] : [],
  );
};

export const listed = (items: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
