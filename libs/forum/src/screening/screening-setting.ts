import type { StoredSetting } from '#platform';
import { DEFAULT_RULES, type ScreeningRules, screeningRules } from '#screening';

/** Stop list and thresholds, which administrators change. */
export const screeningSetting: StoredSetting<ScreeningRules> = {
  name: 'screening',
  schema: screeningRules,
  defaults: DEFAULT_RULES,
};
