export { CHECK_NAMES, type CheckName } from './checks.js';
export {
  DETAILS,
  type Detail,
  type Draft,
  type Facts,
  OUTCOMES,
  type Outcome,
  type PublishedThread,
  type RecentPost,
  SPAN_FIELDS,
  SPAN_KINDS,
  type Span,
  type SpanKind,
  type Verdict,
} from './check.js';
export { type Finding, checkPersonalData, checkSimilar, outcomeOf, screen } from './screen.js';
export { DEFAULT_RULES, type ScreeningRules, type StopListEntry, screeningRules } from './screening-rules.js';
