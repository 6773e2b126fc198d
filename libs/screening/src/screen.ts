import { type Draft, type Facts, OUTCOMES, type Outcome, type Verdict } from './check.js';
import { CHECKS, CHECK_NAMES, type CheckName } from './checks.js';

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

/** The gravest of all. */
export const outcomeOf = (findings: ReadonlyArray<Pick<Finding, 'outcome'>>): Outcome =>
  OUTCOMES.findLast((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? 'PUBLISH';
