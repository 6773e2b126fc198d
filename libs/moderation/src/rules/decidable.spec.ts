import { describe, expect, it } from '@jest/globals';
import { DECISIONS } from '../decision.entity.js';
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

  it('on a question: everything', () => {
    expect(decidable('QUESTION')).toEqual(DECISIONS);
  });
});
