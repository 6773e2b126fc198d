import type { Draft, Facts, Verdict } from '../check.js';
import type { ScreeningRules } from '../screening-rules.js';

import { likeness, tellingWords } from '../words.js';

/** A published thread under almost the same title: the moderator may lead the asker there. */
export function similarThread(
  { kind, title }: Pick<Draft, 'kind' | 'title'>,
  { rules, similar }: Pick<Facts, 'similar'> & { readonly rules: Pick<ScreeningRules, 'similarTitles'> },
): Verdict | null {
  if (kind !== 'QUESTION') return null;
  let best = { threadId: '', alike: 0 };
  for (const thread of similar) {
    const alike = likeness(tellingWords(thread.asked ?? title), tellingWords(thread.title));
    if (alike > best.alike) best = { threadId: thread.threadId, alike };
  }
  return best.alike >= rules.similarTitles ? { outcome: 'HOLD', threadId: best.threadId } : null;
}
