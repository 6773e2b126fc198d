import { describe, expect, it } from '@jest/globals';
import type { ChangeOutcome, OpenedTicket, TicketDesk, TicketStatus } from '#handoff';
import { Database } from '#platform';
import type { TestApp } from './support/app.js';

export interface DeskUnderTest {
  readonly app: TestApp;
  readonly desk: TicketDesk;
  /** A published or waiting thread that tickets may belong to. */
  readonly threadId: string;
  readonly categoryId: string;
  readonly actorId: string;
}

/** What every adapter of the port keeps to. */
export function keepsTheTicketDeskContract(under: () => DeskUnderTest): void {
  const open = (termHours?: number) => openTicket(under(), termHours);
  const change = (ticketId: string, to: TicketStatus) => changeTicket(under(), ticketId, to);

  describe('keeps the contract of a ticket desk', () => {
    it('counts the term in working time, over a working Saturday and the New Year holidays', async () => {
      const { clock } = under().app;
      clock.set('2024-12-27T18:00:00+03:00');
      expect((await open(24)).expectedBy).toEqual(new Date('2025-01-09T18:00:00+03:00'));
      clock.set('2025-12-30T18:00:00+03:00');
      expect((await open(24)).expectedBy).toEqual(new Date('2026-01-13T18:00:00+03:00'));
    });

    it('gives each ticket a number of its own, growing', async () => {
      const numbers = [(await open()).number, (await open()).number, (await open()).number];
      expect(new Set(numbers).size).toBe(3);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    });

    it('moves a ticket on by its table only, and names what stands in the way', async () => {
      const { id } = await open();
      expect(await change(id, 'IN_WORK')).toMatchObject({ outcome: 'CHANGED', threadId: under().threadId });
      expect(await change(id, 'RECEIVED')).toEqual({ outcome: 'NOT_ALLOWED', status: 'IN_WORK' });
      expect(await change(id, 'SOLVED')).toMatchObject({ outcome: 'CHANGED' });
      expect(await change(id, 'IN_WORK')).toEqual({ outcome: 'NOT_ALLOWED', status: 'SOLVED' });
    });

    it('lets one of two equal changes at once win', async () => {
      const { id } = await open();
      const outcomes = await Promise.all([change(id, 'SOLVED'), change(id, 'SOLVED')]);
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['CHANGED', 'NOT_ALLOWED']);
    });

    it('knows no ticket of another desk', async () => {
      expect(await change('01980000-0000-7000-8000-000000000000', 'SOLVED')).toEqual({
        outcome: 'NOT_FOUND',
      });
    });
  });
}

function openTicket(under: DeskUnderTest, termHours = 24): Promise<OpenedTicket> {
  const { app, desk, threadId, categoryId, actorId } = under;
  const request = { threadId, categoryId, askerId: null, termHours, actorId };
  return app.get(Database).transaction((tx) => desk.open(tx, request));
}

function changeTicket(
  { app, desk, actorId }: DeskUnderTest,
  ticketId: string,
  to: TicketStatus,
): Promise<ChangeOutcome> {
  return app.get(Database).transaction((tx) => desk.change(tx, ticketId, { to, actorId, note: null }));
}
