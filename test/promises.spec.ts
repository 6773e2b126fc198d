import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Signal, Signals } from '#platform';
import { QUESTION } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { runJob } from './support/job.js';
import { Promises, iso, moscow } from './support/promises.js';
import { waitUntil } from './support/wait-until.js';

/** The time of the day in Moscow. */
const told = (at = ''): string =>
  new Date(at).toLocaleTimeString('ru', { timeZone: 'Europe/Moscow', timeStyle: 'short' });

let story: Promises;
beforeAll(async () => {
  story = await Promises.open();
});
beforeEach(() => story.begin());
afterAll(() => story.desk.close());

describe('warnings and missed promises', () => {
  it('come at 75 % and 100 % of the working time, once, and never at night', async () => {
    const thread = await story.asked('2026-11-20T19:00:00');
    await story.sweep('2026-11-20T19:44:59.999');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      warnedAt: null,
      state: 'RUNNING',
      leftSeconds: 900,
    });
    await story.sweep('2026-11-20T19:45:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      warnedAt: iso('2026-11-20T19:45:00'),
      overdue: false,
    });
    // Due at the closing: late from then on, told when the desk opens.
    for (const closed of [
      '2026-11-20T20:00:00',
      '2026-11-20T23:00:00',
      '2026-11-22T12:00:00',
      '2026-11-23T07:59:59',
    ])
      await story.sweep(closed);
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ overdue: true, overdueAt: null });
    for (let turn = 0; turn < 3; turn++) await story.sweep('2026-11-23T08:00:00');
    await story.sweep('2026-11-23T08:10:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ overdueAt: iso('2026-11-23T08:00:00') });
    expect(await story.mailsAbout(story.asker, 'Мы не успели')).toEqual([
      `Мы не успели рассмотреть вопрос ${thread.reference}, извините`,
    ]);
    expect(await story.mailsAbout(story.supervisor, 'Пропущен')).toHaveLength(1);
    // The answer of two hours has half an hour left at 08:30.
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({
      dueAt: iso('2026-11-23T09:00:00'),
      warnedAt: null,
    });
    await story.sweep('2026-11-23T08:30:00');
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({ warnedAt: iso('2026-11-23T08:30:00') });
  });

  it('wait out the holidays', async () => {
    const thread = await story.asked('2025-12-30T19:30:00');
    await story.sweep('2026-01-05T12:00:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      dueAt: iso('2026-01-12T08:30:00'),
      warnedAt: null,
    });
    await story.sweep('2026-01-12T08:15:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      warnedAt: iso('2026-01-12T08:15:00'),
      overdueAt: null,
    });
  });

  it('are seen on the desk, which live consoles hear of', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    const items = async () => {
      const answer = await graphql<{
        desk: {
          edges: Array<{ node: { threadId: string; dueAt: string; warnedAt: string; overdueAt: string } }>;
        };
      }>(
        story.desk.app,
        '{ desk(first: 50) { edges { node { threadId dueAt warnedAt overdueAt } } } }',
        {},
        story.desk.moderator,
      );
      return answer.data.desk.edges.map(({ node }) => node).filter(({ threadId }) => threadId === thread.id);
    };
    const heard: Signal[] = [];
    const stop = story.desk.app.get(Signals).on('desk.changed', (signal) => heard.push(signal));
    await story.sweep('2026-11-17T10:50:00');
    await waitUntil(async () => heard.length > 0);
    stop();
    expect(await items()).toEqual([
      {
        threadId: thread.id,
        dueAt: iso('2026-11-17T11:00:00'),
        warnedAt: iso('2026-11-17T10:50:00'),
        overdueAt: null,
      },
    ]);
    await story.sweep('2026-11-17T11:00:00');
    expect(await items()).toEqual([expect.objectContaining({ overdueAt: iso('2026-11-17T11:00:00') })]);
  });

  it('are not made of what was decided and answered in time', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    await story.desk.decide('publishItem', {});
    story.desk.app.clock.set(moscow('2026-11-17T11:10:00'));
    await story.desk.answerOfficially(thread);
    await story.sweep('2026-11-18T12:00:00');
    expect(await story.clocksOf(thread)).toEqual([
      expect.objectContaining({
        kind: 'DECISION',
        state: 'STOPPED',
        leftSeconds: 3_600,
        warnedAt: null,
        overdueAt: null,
      }),
      expect.objectContaining({
        kind: 'ANSWER',
        state: 'STOPPED',
        leftSeconds: 3_000,
        warnedAt: null,
        overdueAt: null,
      }),
    ]);
    expect(await story.mailsAbout(story.asker, 'Мы не')).toEqual([]);
  });

  it('bring an apology with a forecast in Moscow time and the person’s own', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    await story.desk.decide('publishItem', {});
    await story.sweep('2026-11-17T12:00:00');
    const { forecast } = await story.clockOf(thread, 'ANSWER');
    const { text = '' } = await story.desk.mailAbout(story.asker, 'Мы не успели ответить');
    expect(text).toContain('обещали ответить на ваш вопрос «Не обновляется паспорт в профиле»');
    expect(text).toContain('до 12:00, 17 ноября (мск, у вас 19:00)');
    expect(forecast && forecast.likelyAt < forecast.latestAt).toBe(true);
    expect(text).toMatch(new RegExp(`Ответим: до ${told(forecast?.latestAt)}, \\d+ ноября \\(мск`));
    expect(text).toContain(`https://veche.example/me/questions/${thread.number}`);

    const told2 = (
      await story.desk.mailAbout(
        story.supervisor,
        'Пропущен',
        (await story.mailsAbout(story.supervisor, 'Пропущен')).length,
      )
    ).text;
    expect(told2).toContain(`${thread.reference}: Справки и документы: официальный ответ`);
    expect(told2).not.toContain('паспорт');
  });
});

it('a quiet desk is not taken for a slow one', async () => {
  await story.desk.app.db.query('DELETE FROM thread_clock');
  for (const hour of ['10', '13', '16']) {
    await story.asked(`2026-11-16T${hour}:00:00`);
    story.desk.app.clock.set(moscow(`2026-11-16T${hour}:20:00`));
    await story.desk.decide('publishItem', {});
  }
  // Three in twenty minutes each, and an hour in which this one waits: one in forty minutes, whatever lay between.
  const thread = await story.asked('2026-11-17T10:00:00');
  await story.sweep('2026-11-17T11:00:00');
  const { forecast } = await story.clockOf(thread, 'DECISION');
  expect(forecast).toEqual({ likelyAt: iso('2026-11-17T11:29:00'), latestAt: iso('2026-11-17T12:32:00') });
});

describe('pauses', () => {
  it('while the asker is awaited, and what was left goes on with their reply', async () => {
    const thread = await story.asked('2026-11-20T18:30:00');
    await story.desk.decide('publishItem', {});
    story.desk.app.clock.set(moscow('2026-11-20T19:30:00'));
    await story.resolve(thread, 'AWAITING_ASKER');
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'PAUSED',
      dueAt: null,
      leftSeconds: 3_600,
    });
    await story.sweep('2026-11-23T15:00:00');
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({ warnedAt: null, overdueAt: null });

    story.desk.app.clock.set(moscow('2026-11-21T12:00:00'));
    await story.desk.reply(story.asker, thread);
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-23T09:00:00'),
    });
    const shown = await graphql<{ node: { resolution: string; promise: { answerDueAt: string } } }>(
      story.desk.app,
      'query ($id: ID!) { node(id: $id) { ... on Thread { resolution promise { answerDueAt } } } }',
      { id: thread.id },
      story.asker,
    );
    expect(shown.data.node).toEqual({
      resolution: 'OPEN',
      promise: { answerDueAt: iso('2026-11-23T09:00:00') },
    });
    await story.sweep('2026-11-23T09:00:00');
    expect(await story.mailsAbout(story.asker, 'Мы не успели ответить')).toHaveLength(1);
  });

  it('while a question is with its asker to be changed: it keeps its place in the queue', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    story.desk.app.clock.set(moscow('2026-11-17T10:30:00'));
    await story.desk.decide('returnItem', { reason: 'Назовите услугу.' });
    await story.sweep('2026-11-17T15:00:00');
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      state: 'PAUSED',
      overdueAt: null,
      leftSeconds: 1_800,
    });
    const { title, body } = QUESTION;
    await mutate(
      story.desk.app,
      'reviseQuestion',
      { threadId: thread.id, version: 2, title, body },
      '',
      story.asker,
    );
    await story.desk.app.settle();
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-17T15:30:00'),
    });
    const [item] = await story.desk.app.db.query('SELECT due_at FROM desk_item WHERE closed_at IS NULL');
    expect(item).toEqual({ due_at: moscow('2026-11-17T11:00:00') });
  });

  it('while details are asked for, and what was left goes on with the clarification', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    story.desk.app.clock.set(moscow('2026-11-17T10:20:00'));
    await story.desk.decide('askForDetails', { reason: 'Назовите услугу.' });
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ state: 'STOPPED' });
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({ state: 'PAUSED', leftSeconds: 6_000 });
    await story.sweep('2026-11-18T09:00:00');
    await story.desk.reply(story.asker, thread);
    expect(await story.clockOf(thread, 'DECISION')).toMatchObject({ state: 'STOPPED' });
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-18T10:40:00'),
      overdueAt: null,
    });
  });

  it('stop with a rejection, and both clocks go on when it is undone', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    story.desk.app.clock.set(moscow('2026-11-17T10:20:00'));
    const decisionId = await story.desk.decide('rejectItem', { reasonCode: 'OFF_TOPIC' });
    expect((await story.clocksOf(thread))?.map(({ state }) => state)).toEqual(['STOPPED', 'STOPPED']);
    story.desk.app.clock.set(moscow('2026-11-17T10:24:00'));
    const undone = await mutate(story.desk.app, 'undoDecision', { decisionId }, '', story.desk.moderator);
    expect(undone.__typename).toBe('UndoDecisionSuccess');
    expect((await story.clocksOf(thread))?.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['RUNNING', iso('2026-11-17T11:04:00')],
      ['RUNNING', iso('2026-11-17T12:04:00')],
    ]);
    await story.sweep('2026-11-17T11:04:00');
    expect(await story.mailsAbout(story.asker, 'Мы не успели')).toHaveLength(1);
  });

  it('and is not told of as overdue at an opening while its present deadline is to come', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    story.desk.app.clock.set(moscow('2026-11-17T10:30:00'));
    await story.desk.decide('returnItem', { reason: 'Назовите услугу.' });
    story.desk.app.clock.set(moscow('2026-11-17T22:00:00'));
    const { title, body } = QUESTION;
    const revision = { threadId: thread.id, version: 2, title, body };
    await mutate(story.desk.app, 'reviseQuestion', revision, '', story.asker);
    await story.desk.app.settle();
    story.desk.app.clock.set(moscow('2026-11-18T08:00:00'));
    await runJob(story.desk.app, 'moderation.announce-opening');
    const [opening] = await story.desk.app.db.query(
      'SELECT waiting, overdue FROM desk_opening ORDER BY opened_at DESC LIMIT 1',
    );
    expect(opening).toEqual({ waiting: 1, overdue: 0 });
  });

  it('while it is redirected', async () => {
    const thread = await story.asked('2026-11-17T10:00:00');
    story.desk.app.clock.set(moscow('2026-11-17T10:30:00'));
    const sent = await mutate(
      story.desk.app,
      'redirectToTicket',
      { threadId: thread.id, version: 1, reason: 'Решит техническая служба.' },
      '',
      story.desk.moderator,
    );
    expect(sent.__typename).toBe('RedirectToTicketSuccess');
    await story.sweep('2026-11-19T12:00:00');
    expect((await story.clocksOf(thread))?.map(({ state, overdueAt }) => [state, overdueAt])).toEqual([
      ['STOPPED', null],
      ['PAUSED', null],
    ]);
    await story.resolve(thread, 'OPEN');
    expect(await story.clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-19T13:30:00'),
    });
  });
});
