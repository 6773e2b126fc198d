import { keyOf, toGlobalId } from '#platform';
import type { TestApp, TestPerson } from './app.js';
import { type AskedThread, askedQuestion } from './forum.js';
import { graphql, mutate } from './graphql.js';
import { moscow } from './promises.js';

interface Item {
  readonly id: string;
  readonly version: number;
}

/** A weekend and the Monday after it, played by the hands of people: what reports are checked on. */
export class BusyMonday {
  readonly from = moscow('2026-11-23T00:00:00');
  readonly to = moscow('2026-11-24T00:00:00');

  private constructor(
    private readonly app: TestApp,
    private readonly asker: TestPerson,
    readonly olga: TestPerson,
    readonly irina: TestPerson,
    private readonly specialist: TestPerson,
  ) {}

  /** Ends on Monday at 18:00. */
  static async play(app: TestApp, documents: string, payments: string): Promise<BusyMonday> {
    const story = new BusyMonday(
      app,
      await app.person('CITIZEN'),
      await app.person('MODERATOR', { name: 'Ольга' }),
      await app.person('MODERATOR', { name: '=Ирина, младшая' }),
      await app.person('SPECIALIST'),
    );
    // Half an hour of Friday and ten minutes of Monday; answered after an hour and a half.
    const first = await story.asked('2026-11-20T19:30:00', documents);
    const second = await story.asked('2026-11-21T12:00:00', documents);
    await story.decided('2026-11-23T08:10:00', first, 'publishItem', {}, story.olga);
    await story.answered('2026-11-23T09:00:00', first);
    // Due at 09:00.
    const rejected = { reasonCode: 'SPAM' };
    await story.decided('2026-11-23T09:30:00', second, 'rejectItem', rejected, story.irina);
    const third = await story.asked('2026-11-23T10:00:00', documents);
    await story.decided('2026-11-23T10:05:00', third, 'publishItem', {}, story.olga);
    const takenBack = await story.asked('2026-11-23T10:30:00', documents);
    await story.withdrawn('2026-11-23T10:40:00', takenBack);
    await story.asked('2026-11-23T11:00:00', documents);
    const sixth = await story.asked('2026-11-23T12:00:00', payments);
    await story.decided('2026-11-23T12:20:00', sixth, 'publishItem', {}, story.olga);
    await story.answered('2026-11-23T13:00:00', third);
    // Ten minutes until it is returned, twenty after it was sent again.
    const seventh = await story.asked('2026-11-23T14:00:00', documents);
    const reason = { reason: 'Напишите, в каком отделении это было.' };
    await story.decided('2026-11-23T14:10:00', seventh, 'returnItem', reason, story.olga);
    await story.revised('2026-11-23T16:00:00', seventh);
    await story.decided('2026-11-23T16:20:00', seventh, 'publishItem', {}, story.olga);
    // One more spam; what is taken for spam is not, and what is let in too soon goes back.
    const eighth = await story.asked('2026-11-23T17:00:00', payments);
    const ninth = await story.asked('2026-11-23T17:00:00', payments);
    await story.decided('2026-11-23T17:05:00', ninth, 'rejectItem', rejected, story.irina);
    await story.decided('2026-11-23T17:10:00', eighth, 'rejectItem', rejected, story.irina);
    await story.undone('2026-11-23T17:12:00', eighth, story.irina);
    await story.decided('2026-11-23T17:20:00', eighth, 'publishItem', {}, story.olga);
    await story.undone('2026-11-23T17:30:00', eighth, await app.person('SUPERVISOR'));
    await story.reviewed('2026-11-23T17:40:00', ['REJECTED', 'PUBLISHED'], story.olga);
    await story.goTo('2026-11-23T18:00:00');
    return story;
  }

  async asked(at: string, categoryId: string): Promise<AskedThread> {
    await this.goTo(at);
    return (await askedQuestion(this.app, this.asker, categoryId)).thread;
  }

  /** Claimed two minutes before. */
  async decided(
    at: string,
    thread: AskedThread,
    mutation: string,
    verdict: Record<string, unknown>,
    moderator: TestPerson,
  ): Promise<void> {
    await this.goTo(new Date(moscow(at).getTime() - 120_000));
    const item = await this.itemOf(thread);
    const claim = { itemId: item.id };
    await this.done('ClaimSuccess', mutate(this.app, 'claimItem', claim, '', moderator));
    await this.goTo(at);
    const input = { itemId: item.id, version: item.version, ...verdict };
    await this.done('DecisionSuccess', mutate(this.app, mutation, input, '', moderator));
  }

  async answered(at: string, thread: AskedThread): Promise<void> {
    await this.goTo(at);
    const input = { threadId: thread.id, body: 'Паспорт обновится в профиле за сутки.' };
    const answer = mutate(this.app, 'postOfficialAnswer', input, '', this.specialist);
    await this.done('PostOfficialAnswerSuccess', answer);
  }

  async goTo(at: string | Date): Promise<void> {
    await this.app.settle();
    this.app.clock.set(typeof at === 'string' ? moscow(at) : at);
  }

  private async withdrawn(at: string, thread: AskedThread): Promise<void> {
    await this.goTo(at);
    const input = { threadId: thread.id };
    await this.done('WithdrawQuestionSuccess', mutate(this.app, 'withdrawQuestion', input, '', this.asker));
  }

  private async revised(at: string, thread: AskedThread): Promise<void> {
    await this.goTo(at);
    const { version } = await this.itemOf(thread);
    const text = { title: 'Не обновляется паспорт в профиле', body: 'Это было в отделении на Ленина, 5.' };
    const input = { threadId: thread.id, version, ...text };
    await this.done('ReviseQuestionSuccess', mutate(this.app, 'reviseQuestion', input, '', this.asker));
  }

  /** The latest decision on the question. */
  private async undone(at: string, thread: AskedThread, person: TestPerson): Promise<void> {
    await this.goTo(at);
    const [decision] = await this.app.db.query<{ id: string }>(
      `SELECT d.id FROM decision d JOIN desk_item i ON i.id = d.item_id
       WHERE i.thread_id = $1 ORDER BY d.decided_at DESC LIMIT 1`,
      [keyOf('Thread', thread.id)],
    );
    const input = { decisionId: toGlobalId('Decision', decision?.id ?? '') };
    await this.done('UndoDecisionSuccess', mutate(this.app, 'undoDecision', input, '', person));
  }

  /** What waits for a second look, the oldest first, with these verdicts. */
  private async reviewed(at: string, verdicts: readonly string[], person: TestPerson): Promise<void> {
    await this.goTo(at);
    const query = '{ secondReviews { id } }';
    const waiting = await graphql<{ secondReviews: Array<{ id: string }> }>(this.app, query, {}, person);
    for (const [place, verdict] of verdicts.entries()) {
      const input = { reviewId: waiting.data.secondReviews[place]?.id, verdict };
      await this.done('ReviewSuccess', mutate(this.app, 'judgeRejection', input, '', person));
    }
  }

  private async itemOf(thread: AskedThread): Promise<Item> {
    const [row] = await this.app.db.query<Item>(
      `SELECT i.id, t.version FROM desk_item i JOIN thread t ON t.id = i.thread_id
       WHERE t.id = $1 AND i.kind = 'QUESTION'`,
      [keyOf('Thread', thread.id)],
    );
    if (!row) throw new Error('The question has not come to the desk');
    return { id: toGlobalId('DeskItem', row.id), version: row.version };
  }

  private async done(wanted: string, result: Promise<{ __typename: string }>): Promise<void> {
    const outcome = await result;
    if (outcome.__typename !== wanted) throw new Error(JSON.stringify(outcome));
  }
}
