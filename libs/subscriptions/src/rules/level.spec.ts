import { describe, expect, it } from '@jest/globals';
import { levelsThatWant } from './level.js';

describe('who wants to be told', () => {
  it('of an official answer: all but the muted', () => {
    expect(levelsThatWant('OFFICIAL_ANSWER')).toEqual(['WATCHING', 'OFFICIAL_ONLY']);
  });

  it.each(['COMMUNITY_ANSWER', 'CLARIFICATION'] as const)('of a %s: those who watch', (kind) => {
    expect(levelsThatWant(kind)).toEqual(['WATCHING']);
  });
});
