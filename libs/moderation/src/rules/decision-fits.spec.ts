import { describe, expect, it } from '@jest/globals';
import { DECISIONS } from '../decision.entity.js';
import { DESK_ITEM_KINDS } from '../desk-item.entity.js';
import { decisionFits } from './decision-fits.js';

const fitting = (kind: (typeof DESK_ITEM_KINDS)[number]) =>
  DECISIONS.filter((one) => decisionFits(one, kind));

describe('decisions that make sense', () => {
  it('on a private question are those that nobody else sees', () => {
    expect(fitting('PRIVATE_QUESTION')).toEqual(['PUBLISHED', 'RETURNED', 'REJECTED', 'ASKED', 'ESCALATED']);
  });

  it('on an expired answer are that it holds, or goes', () => {
    expect(fitting('EXPIRED_ANSWER')).toEqual(['HIDDEN', 'CONFIRMED']);
  });

  it('on a question are all but a confirmation', () => {
    expect(fitting('QUESTION')).toEqual(DECISIONS.filter((one) => one !== 'CONFIRMED'));
  });

  it('are some on every kind', () => {
    for (const kind of DESK_ITEM_KINDS) expect([kind, fitting(kind).length > 0]).toEqual([kind, true]);
  });
});
