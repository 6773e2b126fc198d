import {
  type Draft,
  type Facts,
  OUTCOMES,
  type Outcome,
  type PublishedThread,
  type Verdict,
} from './check.js';
import { personalData } from './checks/personal-data.js';
import { similarThread } from './checks/similar-thread.js';
import { CHECKS, CHECK_NAMES, type CheckName } from './checks.js';
import type { ScreeningRules } from './screening-rules.js';

/** What one check has to say. */
export interface Finding extends Verdict {
  readonly check: CheckName;
}

/**
 * Runs the checks in their order (docs/product.md §4). The first refusal ends it: the text has to be changed anyway.
 *
 * @returns one finding for each check that has something to say; none means nothing stands against publishing.
 */
export function screen(draft: Draft, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const check of CHECK_NAMES) {
    const verdict = CHECKS[check](draft, facts);
    if (verdict === null) continue;
    findings.push({ check, ...verdict });
    if (verdict.outcome === 'REFUSE') break;
  }
  return findings;
}

/** The one check that is for everybody's texts. */
export function checkPersonalData(draft: Draft, contacts: Facts['contacts']): Finding[] {
  const verdict = personalData(draft, { contacts });
  return verdict ? [{ check: 'PERSONAL_DATA', ...verdict }] : [];
}

/** The gravest of all. */
export const outcomeOf = (findings: ReadonlyArray<Pick<Finding, 'outcome'>>): Outcome =>
  OUTCOMES.findLast((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? 'PUBLISH';

/** The one check whose fact takes a search and so comes later, when the question waits already. */
export function checkSimilar(
  title: string,
  similar: readonly PublishedThread[],
  rules: Pick<ScreeningRules, 'similarTitles'>,
): Finding | null {
  const verdict = similarThread({ kind: 'QUESTION', title }, { rules, similar });
  return verdict && { check: 'SIMILAR_THREAD', ...verdict };
}
