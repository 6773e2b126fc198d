import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { BusyMonday } from './support/busy-monday.js';
import { putWaiting } from './support/desk-items.js';
import { putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';
import { iso } from './support/promises.js';

const REPORT = `query ($from: DateTime!, $to: DateTime!, $category: ID) {
  deskReport(from: $from, to: $to, categoryId: $category) {
    from to
    promises { kind count p50Seconds p90Seconds kept keptShare overdue }
    backlog { at waiting }
    decisions { name kind count }
    undone { name kind count byOthers }
    agreement { decidedBy reviewedBy reviewed agreed }
  }
}`;
interface Report {
  readonly promises: ReadonlyArray<Record<string, unknown>>;
  readonly backlog: ReadonlyArray<{ at: string; waiting: number }>;
  readonly decisions: ReadonlyArray<Record<string, unknown>>;
  readonly undone: ReadonlyArray<Record<string, unknown>>;
  readonly agreement: ReadonlyArray<Record<string, unknown>>;
}
const MINUTE = 60;

describe('the report of a Monday after a weekend', () => {
  let app: TestApp;
  let supervisor: TestPerson;
  let documents: string;
  let monday: BusyMonday;

  beforeAll(async () => {
    app = await startApp({ environment: { REVIEW_SHARE: '1' } });
    supervisor = await app.person('SUPERVISOR');
    documents = await putCategory(app);
    monday = await BusyMonday.play(app, documents, await putCategory(app, 'payments'));
  });
  afterAll(() => app.close());

  const report = async (
    variables: Record<string, unknown> = {},
    person: TestPerson | null = supervisor,
  ): Promise<{ report: Report; reason: string | undefined; code: string | undefined }> => {
    const asked = { from: monday.from, to: monday.to, ...variables };
    const answer = await graphql<{ deskReport: Report }>(app, REPORT, asked, person);
    const extensions = answer.errors?.[0]?.extensions;
    return { report: answer.data?.deskReport, reason: extensions?.reason, code: extensions?.code };
  };

  it('counts working time over the weekend, without pauses, and the promises kept', async () => {
    const { promises } = (await report()).report;
    expect(promises).toEqual([
      // 5, 5, 20, 10 + 20, 30 + 10 and 90 minutes; of the two that still wait one is late.
      {
        kind: 'DECISION',
        count: 6,
        p50Seconds: 20 * MINUTE,
        p90Seconds: 90 * MINUTE,
        kept: 5,
        keptShare: 5 / 6,
        overdue: 1,
      },
      // 90 and 180 minutes; three still wait, one of them until 17:50 after its pause.
      {
        kind: 'ANSWER',
        count: 2,
        p50Seconds: 90 * MINUTE,
        p90Seconds: 180 * MINUTE,
        kept: 1,
        keptShare: 0.5,
        overdue: 3,
      },
    ]);
  });

  it('is of one category where that is asked', async () => {
    const { promises, decisions } = (await report({ category: documents })).report;
    const figures = { p50Seconds: 30 * MINUTE, p90Seconds: 90 * MINUTE, kept: 3, keptShare: 0.75 };
    expect(promises[0]).toEqual({ kind: 'DECISION', count: 4, ...figures, overdue: 1 });
    expect(promises[1]).toMatchObject({ kind: 'ANSWER', count: 2, overdue: 2 });
    expect(decisions).toContainEqual({ name: 'Ольга', kind: 'PUBLISHED', count: 3 });
  });

  it('tells what waited at each hour, up to now', async () => {
    const { backlog } = (await report()).report;
    expect(backlog[0]).toEqual({ at: iso('2026-11-23T00:00:00'), waiting: 2 });
    const waiting = backlog.map((hour) => hour.waiting);
    const [night, morning] = [Array.from({ length: 9 }, () => 2), [1, 1, 1, 2, 1, 2, 1, 2, 3]];
    expect(waiting).toEqual([...night, ...morning]);
    const half = await report({ from: iso('2026-11-23T08:05:00'), to: iso('2026-11-23T10:05:00') });
    expect(half.report.backlog).toEqual([
      { at: iso('2026-11-23T08:05:00'), waiting: 2 },
      { at: iso('2026-11-23T09:05:00'), waiting: 1 },
    ]);
  });

  it('counts decisions by person and kind', async () => {
    expect((await report()).report.decisions).toEqual([
      { name: '=Ирина, младшая', kind: 'REJECTED', count: 3 },
      { name: 'Ольга', kind: 'PUBLISHED', count: 5 },
      { name: 'Ольга', kind: 'RETURNED', count: 1 },
    ]);
  });

  it('counts what was undone, by its author or by others', async () => {
    expect((await report()).report.undone).toEqual([
      { name: '=Ирина, младшая', kind: 'REJECTED', count: 1, byOthers: 0 },
      { name: 'Ольга', kind: 'PUBLISHED', count: 1, byOthers: 1 },
    ]);
    expect((await report({ category: documents })).report.undone).toEqual([]);
  });

  it('tells how often a second moderator agreed', async () => {
    const pair = { decidedBy: '=Ирина, младшая', reviewedBy: 'Ольга' };
    expect((await report()).report.agreement).toEqual([{ ...pair, reviewed: 2, agreed: 1 }]);
    expect((await report({ category: documents })).report.agreement).toEqual([
      { ...pair, reviewed: 1, agreed: 1 },
    ]);
  });

  it('of a period in which nothing happened is empty', async () => {
    const { promises, decisions, backlog } = (
      await report({ from: iso('2026-11-16T00:00:00'), to: iso('2026-11-16T02:00:00') })
    ).report;
    const nothing = { count: 0, p50Seconds: null, p90Seconds: null, kept: 0, keptShare: null, overdue: 0 };
    expect(promises).toEqual([
      { kind: 'DECISION', ...nothing },
      { kind: 'ANSWER', ...nothing },
    ]);
    expect(decisions).toEqual([]);
    expect(backlog.map(({ waiting }) => waiting)).toEqual([0, 0]);
    const future = await report({ from: iso('2026-12-01T00:00:00'), to: iso('2026-12-02T00:00:00') });
    expect(future.report.backlog).toEqual([]);
  });

  it('is refused for a period that is none, or too long', async () => {
    const year = { from: iso('2025-01-01T00:00:00'), to: iso('2026-11-01T00:00:00') };
    expect(await report(year)).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'PERIOD_TOO_LONG' });
    const none = { from: iso('2026-11-01T00:00:00'), to: iso('2026-11-01T00:00:00') };
    expect(await report(none)).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'PERIOD_BACKWARDS' });
    const odd = { from: '0001-01-01T00:00:00Z', to: iso('2026-11-01T00:00:00') };
    expect(await report(odd)).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'PERIOD_OUT_OF_RANGE' });
    expect((await report({ category: 'nothing' })).code).toBe('BAD_USER_INPUT');
  });

  it('is for supervisors and administrators', async () => {
    expect((await report({}, await app.person('ADMINISTRATOR'))).report.decisions).toHaveLength(3);
    for (const role of ['CITIZEN', 'SPECIALIST', 'MODERATOR'] as const)
      expect((await report({}, await app.person(role))).code).toBe('NOT_PERMITTED');
    expect((await report({}, null)).code).toBe('SIGN_IN_REQUIRED');
  });
});

const PLAN = `{ staffingPlan { arrivals fewestArrivals enough from to share termSeconds measured assumed meanHandlingSeconds
  hours { hourOfWeek arrivals moderators kept } } }`;
interface Plan {
  readonly measured: number;
  readonly hours: ReadonlyArray<{
    hourOfWeek: number;
    arrivals: number;
    moderators: number | null;
    kept: number | null;
  }>;
}

describe('the staffing plan', () => {
  let app: TestApp;
  let supervisor: TestPerson;
  const plan = async (person: TestPerson | null = supervisor) => {
    const answer = await graphql<{ staffingPlan: Plan }>(app, PLAN, {}, person);
    return { plan: answer.data?.staffingPlan, code: answer.errors?.[0]?.extensions?.code };
  };

  beforeAll(async () => {
    app = await startApp({ at: '2026-11-24T11:20:00+03:00' });
    supervisor = await app.person('SUPERVISOR');
  });
  afterAll(() => app.close());

  it('says from how much on it speaks while too little has come, never that nobody is needed', async () => {
    const { hours, ...rest } = (await plan()).plan;
    expect(rest).toEqual({
      from: iso('2026-10-27T11:00:00'),
      to: iso('2026-11-24T11:00:00'),
      share: 0.95,
      termSeconds: 3_600,
      measured: 0,
      arrivals: 0,
      fewestArrivals: 100,
      enough: false,
      assumed: true,
      meanHandlingSeconds: expect.any(Number),
    });
    expect(hours).toHaveLength(60);
    expect(hours.every(({ moderators, kept }) => moderators === null && kept === null)).toBe(true);
  });

  it('puts three on Monday’s opening where a weekend brings 36 that take five minutes each', async () => {
    const categoryId = await putCategory(app);
    const moderator = await app.person('MODERATOR');
    const sundays = ['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'];
    const items = sundays.flatMap((sunday) =>
      Array.from({ length: 36 }, () => ({
        categoryId,
        enteredAt: `${sunday}T15:00:00+03:00`,
        dueAt: `${sunday}T15:00:00+03:00`,
      })),
    );
    const ids = await putWaiting(app, items);
    await app.db.query(
      `UPDATE desk_item SET claimed_by = $2, claimed_until = entered_at + interval '17 hours 15 minutes' WHERE id = ANY($1)`,
      [ids, moderator.accountId],
    );
    // Renewed while it is worked on, which moves nothing.
    await app.db.query(
      `UPDATE desk_item SET claimed_until = claimed_until + interval '5 minutes' WHERE id = ANY($1)`,
      [ids],
    );
    await app.db.query(
      `UPDATE desk_item SET claimed_by = NULL, claimed_until = NULL, closed_at = entered_at + interval '17 hours 5 minutes'
       WHERE id = ANY($1)`,
      [ids],
    );
    const found = (await plan()).plan;
    expect(found).toMatchObject({ measured: 144, assumed: false, meanHandlingSeconds: 300 });
    const opening = found.hours.find(({ hourOfWeek }) => hourOfWeek === 8);
    expect(opening).toEqual({ hourOfWeek: 8, arrivals: 36, moderators: 3, kept: 1 });
    expect(found).toMatchObject({ arrivals: 144, enough: true });
    expect(found.hours.filter(({ moderators }) => moderators !== null)).toHaveLength(1);
    expect(await plan()).toEqual({ plan: found, code: undefined });
  });

  it('is for supervisors and administrators', async () => {
    expect((await plan(await app.person('ADMINISTRATOR'))).plan.hours).toHaveLength(60);
    for (const role of ['CITIZEN', 'SPECIALIST', 'MODERATOR'] as const)
      expect((await plan(await app.person(role))).code).toBe('NOT_PERMITTED');
    expect((await plan(null)).code).toBe('SIGN_IN_REQUIRED');
  });
});
