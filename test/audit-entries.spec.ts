import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { veche } from './support/command.js';
import { decide, onDuty, waitingQuestion } from './support/decisions.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const log = async (
  person: TestPerson | undefined,
  args = '',
  fields = 'actorId action subjectId facts { name value }',
) =>
  graphql<{ auditLog: { edges: Array<{ cursor: string; node: Record<string, unknown> }> } }>(
    app,
    `{ auditLog${args} { edges { cursor node { ${fields} } } } }`,
    {},
    person,
  );

describe('what is logged', () => {
  let [supervisor, moderator, citizen]: TestPerson[] = [];
  beforeAll(async () => {
    supervisor = await app.person('SUPERVISOR');
    moderator = await app.person('MODERATOR');
    citizen = await app.person('CITIZEN');
  });

  it('a decision, by ids and codes, seen by supervisors alone', async () => {
    const { thread } = await askedQuestion(app, citizen as TestPerson, await putCategory(app));
    await app.settle();
    const [item] = await app.db.query<{ id: string }>('SELECT id FROM desk_item');
    const itemId = toGlobalId('DeskItem', item?.id ?? '');
    await mutate(
      app,
      'rejectItem',
      { itemId, version: thread.version, reasonCode: 'SPAM', reason: 'Реклама' },
      '',
      moderator,
    );
    const seen = await log(supervisor, '(first: 1)');
    expect(seen.data.auditLog.edges[0]?.node).toMatchObject({
      actorId: toGlobalId('Person', moderator?.accountId ?? ''),
      action: 'moderation.decided',
      subjectId: itemId,
      facts: expect.arrayContaining([
        { name: 'kind', value: 'REJECTED' },
        { name: 'reasonCode', value: 'SPAM' },
      ]),
    });
    expect(JSON.stringify(seen)).not.toContain('Реклама');
    for (const person of [moderator, citizen, undefined]) expect((await log(person)).errors).toHaveLength(1);
  });

  it('its undoing, and what a supervisor changes in the rota', async () => {
    const { itemId, version } = await waitingQuestion(
      app,
      citizen as TestPerson,
      await putCategory(app, 'logged'),
    );
    const typed = { itemId, version: await version(), reason: 'Не то слово' };
    const { decision } = await decide(app, 'returnItem', typed, moderator as TestPerson);
    const undoing = { decisionId: decision?.id, reason: 'Тайная причина' };
    await mutate(app, 'undoDecision', undoing, '', moderator);
    const specialist = await onDuty(app, supervisor as TestPerson, await putCategory(app, 'covered'));
    const rows = await app.db.query<{ action: string; actor_id: string; subject_id: string; facts: object }>(
      `SELECT e.action, e.actor_id, e.subject_id, e.facts FROM audit_entry e JOIN audit_seal s ON s.entry_id = e.id
       ORDER BY s.seq DESC LIMIT 4`,
    );
    const [added, covered, undone, returned] = rows;
    const decisionId = keyOf('Decision', decision?.id ?? '');
    expect(returned).toMatchObject({ action: 'moderation.decided', facts: { decisionId, kind: 'RETURNED' } });
    expect(undone).toMatchObject({
      action: 'moderation.undone',
      actor_id: moderator?.accountId,
      subject_id: keyOf('DeskItem', itemId),
      facts: { decisionId, kind: 'RETURNED' },
    });
    const rota = { actor_id: supervisor?.accountId, subject_id: specialist.accountId };
    expect(covered).toMatchObject({ ...rota, action: 'moderation.cover-set' });
    expect(added).toMatchObject({ ...rota, action: 'moderation.duty-added' });
    expect(JSON.stringify(rows)).not.toMatch(/[а-яё]/i);
  });

  it('a role that an operator gives', async () => {
    await veche({ DATABASE_URL: app.db.url }, ['staff', citizen?.email ?? '', 'moderator']);
    const [last] = (await log(supervisor, '(last: 1, from: "2020-01-01T00:00:00Z")')).data.auditLog.edges;
    expect(last).toBeDefined();
    const [row] = await app.db.query(
      `SELECT subject_id, facts FROM audit_entry WHERE action = 'accounts.role-given'`,
    );
    expect(row).toEqual({ subject_id: citizen?.accountId, facts: { from: 'CITIZEN', to: 'MODERATOR' } });
  });

  it('page by page, and within a period', async () => {
    const first = await log(supervisor, '(first: 3)', 'seq');
    const after = first.data.auditLog.edges[1]?.cursor;
    const next = await log(supervisor, `(first: 1, after: "${after}")`, 'seq');
    expect(next.data.auditLog.edges[0]?.node).toEqual(first.data.auditLog.edges[2]?.node);
    const none = await log(supervisor, '(to: "2020-01-01T00:00:00Z")', 'seq');
    expect(none.data.auditLog.edges).toEqual([]);
  });

  it('goes out for a period as JSON Lines, in the order of the seals', async () => {
    const { out } = await veche({ DATABASE_URL: app.db.url }, ['audit', 'export', '--from', '2020-01-01']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; previous: string; hash: string });
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    for (const [index, line] of lines.entries())
      if (index > 0) expect(line.previous).toBe(lines[index - 1]?.hash);
    const none = await veche({ DATABASE_URL: app.db.url }, ['audit', 'export', '--to', '2020-01-01']);
    expect(none).toMatchObject({ code: 0, out: '' });
  });
});
