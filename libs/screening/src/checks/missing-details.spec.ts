import { describe, expect, it } from '@jest/globals';
import type { Detail } from '../check.js';
import { draft, facts, reply } from '../../testing/drafts.js';
import { missingDetails } from './missing-details.js';

describe('missing details', () => {
  const vague = { title: 'Ничего не работает', plain: 'Здравствуйте, помогите, ничего не работает!' };

  it('are asked for, never refused', () => {
    expect(missingDetails(draft(vague), facts())).toEqual({
      outcome: 'PUBLISH',
      missing: ['WHAT_HAPPENED', 'SERVICE', 'OCCURRED_AT', 'ERROR_TEXT'],
    });
  });

  it('are only those that were not given', () => {
    const given = new Set<Detail>(['SERVICE', 'ERROR_TEXT']);
    expect(missingDetails(draft({ ...vague, given }), facts())?.missing).toEqual([
      'WHAT_HAPPENED',
      'OCCURRED_AT',
    ]);
  });

  it('are not asked of a clear question or a reply', () => {
    expect(missingDetails(draft(), facts())).toBeNull();
    expect(missingDetails(reply('Ничего не работает!'), facts())).toBeNull();
    expect(missingDetails(draft(vague), facts({ rules: { tellingWords: 0 } }))).toBeNull();
  });
});
