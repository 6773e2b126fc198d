import { AUTHOR_TOLD, type ModerationStatus } from '#forum';
import type { DecisionKind } from '../decision.entity.js';
import type { DeskItemKind } from '../desk-item.entity.js';

interface Made {
  readonly kind: DecisionKind;
  readonly itemKind: DeskItemKind;
  /** The state of the text before. */
  readonly from: ModerationStatus;
}

/** As what the author of the text is told of a decision; `null` where nothing has happened for them. */
export function authorTold({ kind, itemKind, from }: Made): (typeof AUTHOR_TOLD)[number] | null {
  // A report was dismissed.
  if (itemKind === 'REPORT' && kind === 'PUBLISHED') return null;
  if (kind === 'ESCALATED') return from === 'PENDING' ? 'PUBLISHED' : null;
  return AUTHOR_TOLD.find((told) => told === kind) ?? null;
}
