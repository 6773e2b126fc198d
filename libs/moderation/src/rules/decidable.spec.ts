import { describe, expect, it } from '@jest/globals';
import { DECISIONS } from '../decision.entity.js';
import { DESK_ITEM_KINDS } from '../desk-item.entity.js';
import { isDecidable } from './decidable.js';

const decidable = (kind: Parameters<typeof isDecidable>[0]) =>
  DECISIONS.filter((decision) => isDecidable(kind, decision));

describe('what can be decided', () => {
  it('on an edit: whether it takes the place of the old text', () => {
    expect(decidable('EDIT')).toEqual(['PUBLISHED', 'RETURNED', 'REJECTED']);
  });

  it('on a report: whether the text stays as it is', () => {
    expect(decidable('REPORT')).toEqual(['PUBLISHED', 'HIDDEN', 'LOCKED']);
  });

  it('on a private question: what nobody else sees', () => {
    expect(decidable('PRIVATE_QUESTION')).toEqual([
      'PUBLISHED',
      'RETURNED',
      'REJECTED',
      'ASKED',
      'ESCALATED',
    ]);
  });

  it('on an expired answer: whether it holds, or goes', () => {
    expect(decidable('EXPIRED_ANSWER')).toEqual(['HIDDEN', 'CONFIRMED']);
  });

  it('on a question: everything but that it holds on', () => {
    expect(decidable('QUESTION')).toEqual(DECISIONS.filter((one) => one !== 'CONFIRMED'));
  });

  it('on every kind: something', () => {
    for (const kind of DESK_ITEM_KINDS) expect([kind, decidable(kind).length > 0]).toEqual([kind, true]);
  });
});
