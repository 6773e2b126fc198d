import { inBothZones } from '#directory';
import type { Viewer } from '#kernel';
import type { Draft, Finding } from '#screening';
import { sayScreening } from './screening.messages.js';
import { listed, namesOf } from './tell-moderator.js';

const MOST_WORDS = 5;

/**
 * What a finding means to the author: what will be hidden, what is missing, what to change before it can be sent.
 * A similar thread is shown otherwise.
 */
export function tellAuthor(finding: Finding, viewer: Viewer, draft: Draft): string {
  const key = `${finding.check}_${finding.outcome}`;
  if (!sayScreening.has(key)) throw new Error(`The author is told nothing of ${key}`);
  const { locale, timeZone } = viewer;
  return sayScreening(locale, key, {
    what: listed(namesOf(finding, locale), locale),
    words: wordsAt(finding, draft).slice(0, MOST_WORDS).join(', '),
    time: finding.retryAt ? inBothZones(finding.retryAt, timeZone, locale, finding.retryAt) : '',
  });
}

const wordsAt = ({ spans = [] }: Finding, { title, plain }: Draft): string[] => [
  ...new Set(
    spans.map(({ field, start, end }) => (field === 'TITLE' ? title : plain).slice(start, end).toLowerCase()),
  ),
];
