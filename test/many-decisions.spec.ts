import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, toGlobalId } from '#platform';
import type { TestPerson } from './support/app.js';
import { type OnDesk, decide, stateOf, waitingQuestion } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { graphql, mutate } from './support/graphql.js';

let desk: DeskWithMail;
let other: TestPerson;
let supervisor: TestPerson;

beforeAll(async () => {
  desk = await DeskWithMail.open({ REVIEW_SHARE: '1' });
  [other, supervisor] = await Promise.all([desk.app.person('MODERATOR'), desk.app.person('SUPERVISOR')]);
});
afterAll(() => desk.close());

const ask = async () => waitingQuestion(desk.app, await desk.app.person('CITIZEN'), desk.categoryId);

describe('a decision on many items', () => {
  it('has an outcome for each: those that are refused keep none of the others', async () => {
    const [good, stale, held, decided, last] = [
      await ask(),
      await ask(),
      await ask(),
      await ask(),
      await ask(),
    ];
    await desk.app.db.query('UPDATE desk_item SET claimed_by = $2, claimed_until = $3 WHERE id = $1', [
      keyOf('DeskItem', held.itemId),
      other.accountId,
      '2026-11-17T12:00:00+03:00',
    ]);
    await decide(
      desk.app,
      'publishItem',
      { itemId: decided.itemId, version: await decided.version() },
      other,
    );
    const items = await Promise.all(
      [good, stale, held, decided, last].map(async (on) => ({
        itemId: on.itemId,
        version: await on.version(),
      })),
    );
    items[1] = { itemId: stale.itemId, version: 99 };
    items.splice(2, 0, { itemId: 'нечто', version: 1 });
    const made = await mutate<{ __typename: string; results: Array<{ __typename: string }> }>(
      desk.app,
      'decideItems',
      { kind: 'REJECTED', reasonCode: 'SPAM', reason: 'Одно и то же много раз.', items },
      '... on DecideItemsSuccess { results { __typename ... on Refusal { message } } }',
      desk.moderator,
    );
    expect(made.results.map(({ __typename }) => __typename)).toEqual([
      'DecisionSuccess',
      'StaleVersion',
      'NotFound',
      'ClaimedByAnother',
      'AlreadyDecided',
      'DecisionSuccess',
    ]);
    expect(await stateOf(desk.app, last)).toMatchObject({ thread: { moderation: 'REJECTED' } });
  });

  it('takes a hundred items and no more', async () => {
    const { itemId } = await ask();
    const items = Array.from({ length: 101 }, () => ({ itemId, version: 1 }));
    for (const wrong of [items, []]) {
      const refused = await mutate(
        desk.app,
        'decideItems',
        { kind: 'PUBLISHED', items: wrong },
        '',
        desk.moderator,
      );
      expect(refused).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'items' }] });
    }
  });
});

describe('a rejection that is drawn for a second look', () => {
  interface Review {
    readonly id: string;
    readonly title: string;
  }
  const waitingFor = async (person: TestPerson): Promise<Review[]> =>
    (await graphql<{ secondReviews: Review[] }>(desk.app, '{ secondReviews { id title html } }', {}, person))
      .data.secondReviews;
  it('is judged blind by another moderator; a disagreement goes to supervisors, who may undo it', async () => {
    await desk.app.db.query('DELETE FROM second_review');
    const [agreed, disputed] = [await ask(), await ask()];
    await reject(agreed);
    await reject(disputed);
    expect(await waitingFor(desk.moderator)).toEqual([]);
    const [first, second] = await waitingFor(other);
    expect(JSON.stringify([first, second])).not.toContain('Тайное');
    expect((await judge(first?.id, 'REJECTED', desk.moderator)).__typename).toBe('NotFound');
    expect((await judge(first?.id, 'REJECTED', other)).__typename).toBe('ReviewSuccess');
    expect((await judge(second?.id, 'PUBLISHED', other)).__typename).toBe('ReviewSuccess');
    expect((await judge(second?.id, 'REJECTED', other)).__typename).toBe('NotFound');
    const judged = await desk.app.db.query(
      `SELECT actor_id, facts FROM audit_entry WHERE action = 'moderation.rejection-judged' ORDER BY at, id`,
    );
    expect(judged).toEqual([
      { actor_id: other.accountId, facts: { verdict: 'REJECTED' } },
      { actor_id: other.accountId, facts: { verdict: 'PUBLISHED' } },
    ]);
    expect(await waitingFor(other)).toEqual([]);

    const seen = await graphql<{ reviewDisputes: Array<Record<string, string>>; reviewAgreement: object }>(
      desk.app,
      `
        {
          reviewDisputes {
            id
            verdict
            reason
            decisionId
          }
          reviewAgreement(from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z") {
            reviewed
            agreed
          }
        }
      `,
      {},
      supervisor,
    );
    expect(seen.data.reviewAgreement).toEqual({ reviewed: 2, agreed: 1 });
    expect(seen.data.reviewDisputes).toMatchObject([
      { verdict: 'PUBLISHED', reason: 'Тайное мнение первого.' },
    ]);
    await desk.mailAbout(supervisor, 'разошлись во мнениях');
    const [dispute] = seen.data.reviewDisputes;
    const undone = await mutate(
      desk.app,
      'undoDecision',
      { decisionId: dispute?.['decisionId'] },
      '',
      supervisor,
    );
    expect(undone.__typename).toBe('UndoDecisionSuccess');
    expect(await stateOf(desk.app, disputed)).toMatchObject({
      thread: { moderation: 'PENDING' },
      items: [{ waits: true }],
    });
  });
});

describe('the author', () => {
  it('is told of the listed reason and of the words, and again when the decision is undone', async () => {
    const asker = await desk.app.person('CITIZEN');
    const on = await waitingQuestion(desk.app, asker, desk.categoryId);
    const input = {
      itemId: on.itemId,
      version: await on.version(),
      reasonCode: 'SPAM',
      reason: 'Ссылка на магазин.',
    };
    const { decision } = await decide(desk.app, 'rejectItem', input, desk.moderator);
    await desk.undoingEnds();
    const told = await desk.mailAbout(asker, 'не опубликован');
    expect(told.text).toContain('Причина: текст похож на рекламу или рассылку. Ссылка на магазин.');
    await mutate(
      desk.app,
      'undoDecision',
      { decisionId: decision?.id, reason: 'Ошибка: это не реклама.' },
      '',
      supervisor,
    );
    const again = await desk.mailAbout(asker, 'отменено');
    expect(again.text).toContain('снова ждёт решения модератора');
    expect(again.text).toContain('Ошибка: это не реклама.');
  });

  it('of a reply sees it back on the desk when its publication is undone, and counted no more', async () => {
    const on = await ask();
    const { thread, threadId } = on;
    await decide(desk.app, 'publishItem', { itemId: on.itemId, version: await on.version() }, desk.moderator);
    const before = await stateOf(desk.app, { threadId });
    await desk.reply(await desk.app.person('CITIZEN'), thread);
    await desk.app.settle();
    const waiting = await stateOf(desk.app, { threadId });
    const [item] = await desk.app.db.query<{ id: string; version: number }>(
      `SELECT i.id, p.version FROM desk_item i JOIN post p ON p.id = i.post_id WHERE i.thread_id = $1 AND i.closed_at IS NULL`,
      [threadId],
    );
    const itemId = toGlobalId('DeskItem', item?.id ?? '');
    const { decision, __typename } = await decide(
      desk.app,
      'publishItem',
      { itemId, version: item?.version },
      desk.moderator,
    );
    expect(__typename).toBe('DecisionSuccess');
    await mutate(desk.app, 'undoDecision', { decisionId: decision?.id }, '', desk.moderator);
    expect(await stateOf(desk.app, { threadId })).toEqual(waiting);
    expect(before).toMatchObject({ thread: { seen_posts: 1 } });
  });
});

const judge = (reviewId: string | undefined, verdict: string, person: TestPerson) =>
  mutate(desk.app, 'judgeRejection', { reviewId, verdict }, '', person);
const reject = async (on: OnDesk) =>
  decide(
    desk.app,
    'rejectItem',
    {
      itemId: on.itemId,
      version: await on.version(),
      reasonCode: 'OFF_TOPIC',
      reason: 'Тайное мнение первого.',
    },
    desk.moderator,
  );
