import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { graphql, mutate } from './support/graphql.js';
import { askedQuestion, putCategory } from './support/forum.js';

/** The main job through GraphQL: asked, let in, answered, accepted. Each step uses what the one before left. */
describe('the story', () => {
  let app: TestApp;
  let citizen: TestPerson;
  let moderator: TestPerson;
  let specialist: TestPerson;
  let categoryId: string;

  beforeAll(async () => {
    app = await startApp();
    [citizen, moderator, specialist] = await Promise.all([
      app.person('CITIZEN', { timeZone: 'Asia/Vladivostok' }),
      app.person('MODERATOR'),
      app.person('SPECIALIST', { department: 'Отдел документов' }),
    ]);
    categoryId = await putCategory(app);
  });
  afterAll(() => app.close());

  it('is asked with a reference and a promise in working time', async () => {
    app.clock.set('2026-11-20T19:59:59+03:00');
    const { thread } = await askedQuestion(app, citizen, categoryId);
    expect(thread.reference).toMatch(/^\d+-\d$/);
    expect(thread.moderation).toBe('PENDING');
    expect(thread.promise).toEqual({
      decisionDueAt: '2026-11-23T05:59:59.000Z',
      answerDueAt: '2026-11-23T06:59:59.000Z',
    });
  });

  it('waits on the desk, unseen by readers', async () => {
    await app.settle();
    const readers = await graphql<{ latestThreads: { edges: unknown[] } }>(
      app,
      '{ latestThreads { edges { cursor } } }',
    );
    expect(readers.data.latestThreads.edges).toEqual([]);
    const desk = await graphql<{ desk: { edges: Array<{ node: Record<string, unknown> }> } }>(
      app,
      '{ desk { edges { node { id title dueAt details { caseNumber } } } } }',
      {},
      moderator,
    );
    expect(desk.data.desk.edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({ dueAt: '2026-11-23T05:59:59.000Z', details: { caseNumber: '4510-77' } }),
    ]);
  });

  it('is not decided outside the window: the refusal names the opening', async () => {
    app.clock.set('2026-11-20T20:00:00+03:00');
    const refusal = await claimNext(app, moderator);
    expect(refusal).toEqual(
      expect.objectContaining({ __typename: 'WindowClosed', opensAt: '2026-11-23T05:00:00.000Z' }),
    );
  });

  it('is claimed and let in when the desk opens', async () => {
    app.clock.set('2026-11-23T08:00:00+03:00');
    const claimed = await claimNext(app, moderator);
    expect(claimed).toEqual(expect.objectContaining({ __typename: 'ClaimSuccess' }));
    const item = claimed['item'] as { id: string; version: number };
    const decided = await mutate(
      app,
      'publishItem',
      { itemId: item.id, version: item.version },
      '',
      moderator,
    );
    expect(decided.__typename).toBe('DecisionSuccess');
    const again = await mutate(app, 'publishItem', { itemId: item.id, version: item.version }, '', moderator);
    expect(again.__typename).toBe('AlreadyDecided');
  });

  it('is answered officially, which readers see first and marked', async () => {
    const thread = await onlyThread(app);
    const answer = await mutate(
      app,
      'postOfficialAnswer',
      {
        threadId: thread.id,
        body: 'Паспорт обновится в профиле **за сутки**.',
        reference: '210-ФЗ, статья 7',
      },
      '... on PostOfficialAnswerSuccess { thread { resolution } }',
      specialist,
    );
    expect(answer).toEqual({ __typename: 'PostOfficialAnswerSuccess', thread: { resolution: 'ANSWERED' } });
    const seen = await onlyThread(app);
    expect(seen.officialAnswer).toEqual({
      kind: 'OFFICIAL_ANSWER',
      department: 'Отдел документов',
      reference: '210-ФЗ, статья 7',
      html: '<p>Паспорт обновится в профиле <strong>за сутки</strong>.</p>',
    });
  });

  it('takes a reply of another citizen only through the desk', async () => {
    const thread = await onlyThread(app);
    const other = await app.person('CITIZEN');
    const reply = await mutate(
      app,
      'postReply',
      { threadId: thread.id, body: 'У меня было то же самое, помогло подождать.' },
      '... on PostReplySuccess { published }',
      other,
    );
    expect(reply).toEqual({ __typename: 'PostReplySuccess', published: false });
    await app.settle();
    expect((await onlyThread(app)).postCount).toBe(2);
    const claimed = await claimNext(app, moderator);
    const item = claimed['item'] as { id: string; version: number; kind: string };
    expect(item.kind).toBe('COMMUNITY_ANSWER');
    await mutate(app, 'publishItem', { itemId: item.id, version: item.version }, '', moderator);
    expect((await onlyThread(app)).postCount).toBe(3);
  });

  it('is solved when the asker accepts the answer', async () => {
    const thread = await onlyThread(app);
    const postId = (
      await graphql<{ thread: { officialAnswer: { id: string } } }>(
        app,
        'query($number: Int!) { thread(number: $number) { officialAnswer { id } } }',
        { number: thread.number },
      )
    ).data.thread.officialAnswer.id;
    const stranger = await mutate(app, 'acceptAnswer', { postId }, '', await app.person('CITIZEN'));
    expect(stranger.__typename).toBe('NotPermitted');
    const accepted = await mutate(app, 'acceptAnswer', { postId }, '', citizen);
    expect(accepted.__typename).toBe('AcceptAnswerSuccess');
    expect((await onlyThread(app)).resolution).toBe('SOLVED');
  });

  it('keeps time and actor of each change as rows', async () => {
    const changes = await app.db.query<{ change: string }>(
      `SELECT dimension || ' ' || COALESCE(from_status, '-') || ' ' || to_status AS change
       FROM status_change WHERE post_id IS NULL ORDER BY changed_at, id`,
    );
    expect(changes.map(({ change }) => change)).toEqual([
      'MODERATION - PENDING',
      'RESOLUTION - OPEN',
      'MODERATION PENDING PUBLISHED',
      'RESOLUTION OPEN ANSWERED',
      'RESOLUTION ANSWERED SOLVED',
    ]);
  });
});

interface SeenThread {
  readonly id: string;
  readonly number: number;
  readonly resolution: string;
  readonly postCount: number;
  readonly officialAnswer: Record<string, unknown> | null;
}

async function onlyThread(app: TestApp): Promise<SeenThread> {
  const answer = await graphql<{ latestThreads: { edges: Array<{ node: SeenThread }> } }>(
    app,
    `
      {
        latestThreads {
          edges {
            node {
              id
              number
              resolution
              postCount
              officialAnswer {
                kind
                department
                reference
                html
              }
            }
          }
        }
      }
    `,
  );
  const [edge] = answer.data.latestThreads.edges;
  if (!edge) throw new Error('Readers see no thread');
  return edge.node;
}

async function claimNext(app: TestApp, person: TestPerson): Promise<Record<string, unknown>> {
  const answer = await graphql<{ claimNext: Record<string, unknown> }>(
    app,
    `
      mutation {
        claimNext {
          __typename
          ... on Refusal {
            code
            message
          }
          ... on WindowClosed {
            opensAt
          }
          ... on ClaimSuccess {
            item {
              id
              version
              kind
            }
          }
        }
      }
    `,
    {},
    person,
  );
  return answer.data.claimNext;
}
