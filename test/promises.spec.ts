import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SweepPromises, type Thread, ThreadChanges } from '#forum';
import { Database, Jobs, keyOf } from '#platform';
import { Schedules, scheduleChanged } from '#directory';
import type { ScheduleDefinition } from '#calendar';
import type { TestPerson } from './support/app.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { type AskedThread, QUESTION, askedQuestion } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

const moscow = (local: string): Date => new Date(`${local}+03:00`);
const iso = (local: string): string => moscow(local).toISOString();

interface ClockSeen {
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string | null;
  readonly leftSeconds: number;
  readonly overdue: boolean;
  readonly warnedAt: string | null;
  readonly overdueAt: string | null;
  readonly forecast: { readonly likelyAt: string; readonly latestAt: string } | null;
}

let desk: DeskWithMail;
let asker: TestPerson;
let supervisor: TestPerson;

beforeAll(async () => {
  desk = await DeskWithMail.open();
  supervisor = await desk.app.person('SUPERVISOR');
});
afterAll(() => desk.close());

beforeEach(async () => {
  // Each story has the queue to itself.
  await desk.app.settle();
  await desk.app.db.query('UPDATE thread_clock SET stopped_at = due_at, paused_at = NULL');
  await desk.app.db.query('UPDATE desk_item SET closed_at = now()');
  desk.app.clock.set('2026-11-17T11:00:00+03:00');
  asker = await desk.app.person('CITIZEN', { timeZone: 'Asia/Vladivostok' });
});

const sweep = async (local?: string): Promise<void> => {
  if (local) desk.app.clock.set(moscow(local));
  await desk.app.get(SweepPromises).handle();
  await desk.app.settle();
};

async function asked(local: string, question: Record<string, unknown> = {}): Promise<AskedThread> {
  desk.app.clock.set(moscow(local));
  const { thread } = await askedQuestion(desk.app, asker, desk.categoryId, question);
  await desk.app.settle();
  return thread;
}

async function clocksOf(thread: AskedThread, person: TestPerson | null = asker) {
  const answer = await graphql<{ node: { clocks: ClockSeen[] | null } | null }>(
    desk.app,
    `
      query ($id: ID!) {
        node(id: $id) {
          ... on Thread {
            clocks {
              kind
              state
              dueAt
              leftSeconds
              overdue
              warnedAt
              overdueAt
              forecast {
                likelyAt
                latestAt
              }
            }
          }
        }
      }
    `,
    { id: thread.id },
    person,
  );
  return answer.data.node?.clocks ?? null;
}

async function clockOf(thread: AskedThread, kind: 'DECISION' | 'ANSWER'): Promise<ClockSeen> {
  const found = (await clocksOf(thread))?.find((clock) => clock.kind === kind);
  if (!found) throw new Error(`No clock ${kind}`);
  return found;
}

const change = (
  thread: AskedThread,
  work: (changes: ThreadChanges, held: Thread) => (tx: never) => Promise<boolean>,
) =>
  desk.app.get(Database).transaction(async (tx) => {
    const changes = desk.app.get(ThreadChanges);
    const held = await changes.lock(tx, keyOf('Thread', thread.id) ?? '');
    if (!held) throw new Error('No thread');
    expect(await work(changes, held)(tx as never)).toBe(true);
  });
const resolve = (thread: AskedThread, to: 'AWAITING_ASKER' | 'OPEN') =>
  change(thread, (changes, held) => (tx) => changes.resolve(tx, held, to, { actorId: null }));

const mailsAbout = async (person: TestPerson, words: string): Promise<string[]> =>
  (await desk.mailsTo(person.email)).filter((subject) => subject.includes(words));

describe('warnings and missed promises', () => {
  it('come at 75 % and 100 % of the working time, once, and never at night', async () => {
    const thread = await asked('2026-11-20T19:00:00');
    await sweep('2026-11-20T19:44:59.999');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
      warnedAt: null,
      state: 'RUNNING',
      leftSeconds: 900,
    });
    await sweep('2026-11-20T19:45:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
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
      await sweep(closed);
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ overdue: true, overdueAt: null });
    for (let turn = 0; turn < 3; turn++) await sweep('2026-11-23T08:00:00');
    await sweep('2026-11-23T08:10:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ overdueAt: iso('2026-11-23T08:00:00') });
    expect(await mailsAbout(asker, 'Мы не успели')).toEqual([`Мы не успели вовремя: ${thread.reference}`]);
    expect(await mailsAbout(supervisor, 'Пропущен')).toHaveLength(1);
    // The answer of two hours has half an hour left at 08:30.
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({
      dueAt: iso('2026-11-23T09:00:00'),
      warnedAt: null,
    });
    await sweep('2026-11-23T08:30:00');
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({ warnedAt: iso('2026-11-23T08:30:00') });
  });

  it('wait out the holidays', async () => {
    const thread = await asked('2025-12-30T19:30:00');
    await sweep('2026-01-05T12:00:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
      dueAt: iso('2026-01-12T08:30:00'),
      warnedAt: null,
    });
    await sweep('2026-01-12T08:15:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
      warnedAt: iso('2026-01-12T08:15:00'),
      overdueAt: null,
    });
  });

  it('are seen on the desk, which live consoles hear of', async () => {
    const thread = await asked('2026-11-17T10:00:00');
    const items = async () => {
      const answer = await graphql<{
        desk: {
          edges: Array<{ node: { threadId: string; dueAt: string; warnedAt: string; overdueAt: string } }>;
        };
      }>(
        desk.app,
        '{ desk(first: 50) { edges { node { threadId dueAt warnedAt overdueAt } } } }',
        {},
        desk.moderator,
      );
      return answer.data.desk.edges.map(({ node }) => node).filter(({ threadId }) => threadId === thread.id);
    };
    await sweep('2026-11-17T10:50:00');
    expect(await items()).toEqual([
      {
        threadId: thread.id,
        dueAt: iso('2026-11-17T11:00:00'),
        warnedAt: iso('2026-11-17T10:50:00'),
        overdueAt: null,
      },
    ]);
    await sweep('2026-11-17T11:00:00');
    expect(await items()).toEqual([expect.objectContaining({ overdueAt: iso('2026-11-17T11:00:00') })]);
  });

  it('are not made of what was decided and answered in time', async () => {
    const thread = await asked('2026-11-17T10:00:00');
    await desk.decide('publishItem', {});
    desk.app.clock.set(moscow('2026-11-17T11:10:00'));
    await desk.answerOfficially(thread);
    await sweep('2026-11-18T12:00:00');
    expect(await clocksOf(thread)).toEqual([
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
    expect(await mailsAbout(asker, 'Мы не')).toEqual([]);
  });

  it('bring an apology with a forecast in Moscow time and the person’s own', async () => {
    const thread = await asked('2026-11-17T10:00:00');
    await desk.decide('publishItem', {});
    await sweep('2026-11-17T12:00:00');
    const { forecast } = await clockOf(thread, 'ANSWER');
    const { text = '' } = await desk.mailAbout(asker, 'Мы не ответили вовремя');
    expect(text).toContain('обещали ответить на ваш вопрос «Не обновляется паспорт в профиле»');
    expect(text).toContain('вторник, 17 ноября, 12:00 (по московскому времени)');
    expect(text).toContain('вторник, 17 ноября, 19:00 (по времени: Владивосток)');
    const told = (at = '') =>
      new Date(at).toLocaleTimeString('ru', { timeZone: 'Europe/Moscow', timeStyle: 'short' });
    expect(forecast && forecast.likelyAt < forecast.latestAt).toBe(true);
    expect(text).toMatch(
      new RegExp(`Скорее всего, не позднее: .*${told(forecast?.likelyAt)} \\(по московскому`),
    );
    expect(text).toMatch(
      new RegExp(`Почти наверняка, не позднее: .*${told(forecast?.latestAt)} \\(по московскому`),
    );
    expect(text).toContain(`https://veche.example/me/questions/${thread.number}`);

    const told2 = (
      await desk.mailAbout(supervisor, 'Пропущен', (await mailsAbout(supervisor, 'Пропущен')).length)
    ).text;
    expect(told2).toContain(`${thread.reference}: Справки и документы: официальный ответ`);
    expect(told2).not.toContain('паспорт');
  });
});

describe('pauses', () => {
  it('while the asker is awaited, and what was left goes on with their reply', async () => {
    const thread = await asked('2026-11-20T18:30:00');
    await desk.decide('publishItem', {});
    desk.app.clock.set(moscow('2026-11-20T19:30:00'));
    await resolve(thread, 'AWAITING_ASKER');
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'PAUSED',
      dueAt: null,
      leftSeconds: 3_600,
    });
    await sweep('2026-11-23T15:00:00');
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({ warnedAt: null, overdueAt: null });

    desk.app.clock.set(moscow('2026-11-21T12:00:00'));
    await desk.reply(asker, thread);
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-23T09:00:00'),
    });
    const shown = await graphql<{ node: { resolution: string; promise: { answerDueAt: string } } }>(
      desk.app,
      'query ($id: ID!) { node(id: $id) { ... on Thread { resolution promise { answerDueAt } } } }',
      { id: thread.id },
      asker,
    );
    expect(shown.data.node).toEqual({
      resolution: 'OPEN',
      promise: { answerDueAt: iso('2026-11-23T09:00:00') },
    });
    await sweep('2026-11-23T09:00:00');
    expect(await mailsAbout(asker, 'Мы не ответили')).toHaveLength(1);
  });

  it('while a question is with its asker to be changed: it keeps its place in the queue', async () => {
    const thread = await asked('2026-11-17T10:00:00');
    desk.app.clock.set(moscow('2026-11-17T10:30:00'));
    await desk.decide('returnItem', { reason: 'Назовите услугу.' });
    await sweep('2026-11-17T15:00:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
      state: 'PAUSED',
      overdueAt: null,
      leftSeconds: 1_800,
    });
    const { title, body } = QUESTION;
    await mutate(desk.app, 'reviseQuestion', { threadId: thread.id, version: 2, title, body }, '', asker);
    await desk.app.settle();
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-17T15:30:00'),
    });
    const [item] = await desk.app.db.query('SELECT due_at FROM desk_item WHERE closed_at IS NULL');
    expect(item).toEqual({ due_at: moscow('2026-11-17T11:00:00') });
  });

  it('while it is redirected', async () => {
    const thread = await asked('2026-11-17T10:00:00');
    desk.app.clock.set(moscow('2026-11-17T10:30:00'));
    const sent = await mutate(
      desk.app,
      'redirectToTicket',
      { threadId: thread.id, version: 1, reason: 'Решит техническая служба.' },
      '',
      desk.moderator,
    );
    expect(sent.__typename).toBe('RedirectToTicketSuccess');
    await sweep('2026-11-19T12:00:00');
    expect((await clocksOf(thread))?.map(({ state, overdueAt }) => [state, overdueAt])).toEqual([
      ['STOPPED', null],
      ['PAUSED', null],
    ]);
    await resolve(thread, 'OPEN');
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({
      state: 'RUNNING',
      dueAt: iso('2026-11-19T13:30:00'),
    });
  });
});

describe('kinds', () => {
  const ask = (kind: string) =>
    mutate(desk.app, 'askQuestion', { categoryId: desk.categoryId, ...QUESTION, kind }, '', asker);

  it('have terms of their own, in working days where they are long', async () => {
    const due = async (kind: string) => (await asked('2026-11-20T15:00:00', { kind })).promise;
    const decisionDueAt = iso('2026-11-20T16:00:00');
    expect(await due('QUESTION')).toEqual({ decisionDueAt, answerDueAt: iso('2026-11-20T17:00:00') });
    expect(await due('COMPLAINT')).toEqual({ decisionDueAt, answerDueAt: iso('2026-11-27T20:00:00') });
    expect(await due('SUGGESTION')).toEqual({ decisionDueAt, answerDueAt: iso('2026-12-04T20:00:00') });
  });

  it('that are private are not asked in public', async () => {
    const refused = await ask('PRIVATE_QUESTION');
    expect(refused).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'kind', code: 'kind_UNKNOWN' }],
    });
  });
});

it('clocks are shown to the asker and staff only', async () => {
  const thread = await asked('2026-11-17T10:00:00');
  await desk.decide('publishItem', {});
  expect(await clocksOf(thread, desk.moderator)).toHaveLength(2);
  expect(await clocksOf(thread, desk.trusted)).toBeNull();
  expect(await clocksOf(thread, null)).toBeNull();
});

describe('a changed schedule', () => {
  const hours: [string, string][] = [['08:00', '20:00']];
  const usual: ScheduleDefinition = {
    timeZone: 'Europe/Moscow',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    calendar: 'RU',
  };
  const set = async (definition: ScheduleDefinition, key = 'moderation'): Promise<void> => {
    await desk.app.get(Database).transaction(async (tx) => {
      await desk.app.get(Schedules).changeModeration(tx, definition);
      await desk.app.get(Jobs).emit(tx, scheduleChanged, { key });
    });
    await desk.app.settle();
  };
  const drill = { ...usual, exceptions: [{ date: '2026-11-18', intervals: [], reason: 'Учения' }] };

  it('moves open promises, clears their marks and tells each asker once', async () => {
    const thread = await asked('2026-11-17T18:45:00');
    await sweep('2026-11-17T19:40:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ warnedAt: iso('2026-11-17T19:40:00') });
    await set(drill);
    await set(drill);
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ dueAt: iso('2026-11-17T19:45:00') });
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ warnedAt: iso('2026-11-17T19:40:00') });
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({ dueAt: iso('2026-11-19T08:45:00') });
    expect(await mailsAbout(asker, 'Изменился срок')).toHaveLength(1);
    const { text = '' } = await desk.mailAbout(asker, 'Изменился срок');
    expect(text).toContain('Специалист ответит: было: среда, 18 ноября, 08:45 (по московскому времени)');
    expect(text).toContain('Специалист ответит: стало: четверг, 19 ноября, 08:45 (по московскому времени)');
    expect(text).toContain('15:45 (по времени: Владивосток)');
    expect(text).not.toContain('Модератор прочтёт');

    await set(usual);
    expect(await clockOf(thread, 'ANSWER')).toMatchObject({ dueAt: iso('2026-11-18T08:45:00') });
    expect(await mailsAbout(asker, 'Изменился срок')).toHaveLength(2);
  });

  it('moves a missed promise to where it can be kept, which is told of anew', async () => {
    const thread = await asked('2026-11-17T19:30:00');
    await sweep('2026-11-18T08:30:00');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ overdueAt: iso('2026-11-18T08:30:00') });
    await set(drill);
    expect(await clockOf(thread, 'DECISION')).toMatchObject({
      dueAt: iso('2026-11-19T08:30:00'),
      warnedAt: null,
      overdueAt: null,
      forecast: null,
    });
    const [item] = await desk.app.db.query('SELECT due_at FROM desk_item WHERE closed_at IS NULL');
    expect(item).toEqual({ due_at: moscow('2026-11-19T08:30:00') });
    await sweep('2026-11-19T08:30:00');
    expect(await mailsAbout(asker, 'Мы не успели')).toHaveLength(2);
    await set(usual);
  });

  it('of another key, or of a paused clock, moves nothing', async () => {
    const thread = await asked('2026-11-17T19:30:00');
    await set(drill, 'channel:1');
    expect(await clockOf(thread, 'DECISION')).toMatchObject({ dueAt: iso('2026-11-18T08:30:00') });
    await desk.app.db.query('UPDATE thread_clock SET paused_at = due_at WHERE stopped_at IS NULL');
    await set(drill);
    expect(await mailsAbout(asker, 'Изменился срок')).toEqual([]);
    await set(usual);
  });
});
