import { createHash } from 'node:crypto';

/**
 * Whether a rejection is looked at by a second moderator (docs/product.md §4). Depends on the decision's key
 * alone, so that nobody can steer it and anyone can check it later.
 *
 * @param share of rejections that are drawn, 0 to 1.
 */
export const isDrawn = (decisionId: string, share: number): boolean =>
  createHash('sha256').update(decisionId).digest().readUInt32BE() / 2 ** 32 < share;
