import { describe, expect, it } from '@jest/globals';
import { TICKET_STATUSES, TICKET_TRANSITIONS, mayFollow } from './ticket-status.js';

describe('the statuses of a ticket', () => {
  it('can all be reached from the first one', () => {
    const reached = new Set([TICKET_STATUSES[0] as (typeof TICKET_STATUSES)[number]]);
    for (const status of reached) for (const next of TICKET_TRANSITIONS[status]) reached.add(next);
    expect([...reached].toSorted()).toEqual([...TICKET_STATUSES].toSorted());
  });

  it('never follow themselves, nor a solution', () => {
    for (const status of TICKET_STATUSES) {
      expect(mayFollow(status, status)).toBe(false);
      expect(mayFollow('SOLVED', status)).toBe(false);
    }
  });

  it('can end in a solution from wherever the work stands', () => {
    expect(TICKET_STATUSES.filter((status) => mayFollow(status, 'SOLVED'))).toEqual([
      'RECEIVED',
      'IN_WORK',
      'WAITING_FOR_YOU',
    ]);
  });
});
