import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Directory } from '#directory';
import { HandoffModule, TicketDesk, threadRedirected } from '#handoff';
import { Database, Jobs, keyOf, toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type AskedThread, askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { keepsTheTicketDeskContract } from './ticket-desk.contract.js';

const FRIDAY_EVENING = '2026-11-20T19:30:00+03:00';
const UNKNOWN = '01980000-0000-7000-8000-000000000000';
const WEEKDAYS: [string, string][] = [['09:00', '18:00']];

let app: TestApp;
let citizen: TestPerson;
let stranger: TestPerson;
let moderator: TestPerson;
let specialist: TestPerson;
let categoryId: string;
let lineId: string;
let mailboxId: string;

beforeAll(async () => {
  app = await startApp({ modules: [HandoffModule] });
  [citizen, stranger, moderator, specialist] = await Promise.all([
    app.person('CITIZEN', { timeZone: 'Asia/Vladivostok' }),
    app.person('CITIZEN'),
    app.person('MODERATOR'),
    app.person('SPECIALIST'),
  ]);
  categoryId = await putCategory(app);
  [lineId, mailboxId] = await putChannels();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(FRIDAY_EVENING));

describe('a question turned into a ticket', () => {
  let thread: AskedThread;
  let ticketId: string;

  it('gets a number and a term of 24 working hours', async () => {
    ({ thread } = await askedQuestion(app, citizen, categoryId));
    await app.settle();
    const result = await redirectToTicket(thread, { reason: 'Нужна проверка в реестре.' });
    expect(result).toMatchObject({
      __typename: 'RedirectToTicketSuccess',
      thread: { moderation: 'PUBLISHED', resolution: 'REDIRECTED' },
      ticket: { number: 50_001, status: 'RECEIVED', expectedBy: '2026-11-24T16:30:00.000Z' },
    });
    ticketId = (result['ticket'] as { id: string }).id;
  });

  it('says on its public page where it went and why, and the ticket to its asker and staff only', async () => {
    const sent = { kind: 'TICKET', reason: 'Нужна проверка в реестре.', channel: null };
    expect(await redirectionOf(thread)).toEqual({ ...sent, ticket: null });
    expect(await redirectionOf(thread, stranger)).toEqual({ ...sent, ticket: null });
    expect(await redirectionOf(thread, citizen)).toEqual({ ...sent, ticket: { number: 50_001 } });
    expect(await redirectionOf(thread, specialist)).toEqual({ ...sent, ticket: { number: 50_001 } });
    expect(await nodeOf(ticketId, stranger)).toBeNull();
    expect(await nodeOf(ticketId, null)).toBeNull();
    expect(await nodeOf(ticketId, citizen)).toEqual({ id: ticketId });
  });

  it('leaves the desk', async () => {
    await app.settle();
    const desk = await graphql<{ desk: { edges: unknown[] } }>(
      app,
      '{ desk { edges { cursor } } }',
      {},
      moderator,
    );
    expect(desk.data.desk.edges).toEqual([]);
  });

  it('is told to its asker by e-mail, once, in both times', async () => {
    await app.settle();
    const mails = await mailsTo(citizen);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe(`Вопрос ${thread.reference} направлен специалистам, заявка 50001`);
    const text = mails[0]?.text ?? '';
    for (const fact of [thread.reference, '50001', 'до 19:30, 24 ноября', '02:30, 25 ноября']) {
      expect(text).toContain(fact);
    }
    expect(text).toContain(`/t/${thread.number}-`);
    expect(text).not.toContain('4510-77');

    const [row] = await app.db.query<{ id: string }>('SELECT id FROM redirection');
    const payload = { threadId: keyOf('Thread', thread.id) ?? '', redirectionId: row?.id ?? '' };
    await app.get(Database).transaction((tx) => app.get(Jobs).emit(tx, threadRedirected, payload));
    await app.settle();
    expect(await mailsTo(citizen)).toHaveLength(1);
  });

  it('goes on by its timeline, and its solution comes back to the thread', async () => {
    const note = 'Пришлите снимок страницы 14 паспорта 4510 на почту.';
    expect(await changeStatus(ticketId, 'IN_WORK')).toMatchObject({ ticket: { status: 'IN_WORK' } });
    await changeStatus(ticketId, 'WAITING_FOR_YOU', note);
    await changeStatus(ticketId, 'SOLVED');
    const mine = await graphql<{ myTickets: { edges: Array<{ node: Record<string, unknown> }> } }>(
      app,
      '{ myTickets { edges { node { status timeline { status note } thread { resolution } } } } }',
      {},
      citizen,
    );
    expect(mine.data.myTickets.edges.map(({ node }) => node)).toEqual([
      {
        status: 'SOLVED',
        timeline: [
          { status: 'RECEIVED', note: null },
          { status: 'IN_WORK', note: null },
          { status: 'WAITING_FOR_YOU', note },
          { status: 'SOLVED', note: null },
        ],
        thread: { resolution: 'SOLVED' },
      },
    ]);
    await app.settle();
    const mails = await mailsTo(citizen);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Вопрос ${thread.reference} направлен специалистам, заявка 50001`,
      `Заявка 50001 по вопросу ${thread.reference} в работе`,
      `Заявка 50001 по вопросу ${thread.reference} ждёт вашего ответа`,
      `Заявка 50001 по вопросу ${thread.reference} решена`,
    ]);
    expect(mails.map(({ text }) => text).join()).not.toContain('4510');
  });

  it('is moved on by staff only, and not after its solution', async () => {
    expect(await changeStatus(ticketId, 'IN_WORK', null, citizen)).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await changeStatus(ticketId, 'IN_WORK')).toMatchObject({
      __typename: 'NotAllowedNow',
      state: 'SOLVED',
    });
    expect(await changeStatus(toGlobalId('Ticket', UNKNOWN), 'IN_WORK')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await changeStatus(lineId, 'IN_WORK')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a question sent to a phone line', () => {
  it('shows the line with its hours at the moment of asking, and tells its asker', async () => {
    app.clock.set('2026-11-20T17:59:59+03:00');
    const { thread } = await askedQuestion(app, stranger, categoryId);
    const result = await redirectToPhone(thread);
    expect(result).toMatchObject({
      __typename: 'RedirectToPhoneSuccess',
      thread: { moderation: 'PUBLISHED', resolution: 'REDIRECTED' },
    });
    const line = { name: 'Линия поддержки', value: '8 800 000-00-01', hours: 'пн–пт 09:00–18:00' };
    expect(await redirectionOf(thread)).toMatchObject({
      kind: 'PHONE',
      ticket: null,
      channel: { ...line, openNow: true, opensAt: null },
    });
    await app.settle();
    const [mail] = await mailsTo(stranger);
    for (const fact of [thread.reference, line.value, line.hours, 'линия работает до', '18:00']) {
      expect(mail?.text).toContain(fact);
    }

    app.clock.set('2026-11-20T18:00:00+03:00');
    expect(await redirectionOf(thread)).toMatchObject({
      channel: { ...line, openNow: false, opensAt: '2026-11-23T06:00:00.000Z' },
    });
  });
});

describe('a redirection is refused, and nothing is left of it,', () => {
  let thread: AskedThread;
  let before: unknown;

  beforeEach(async () => {
    ({ thread } = await askedQuestion(app, citizen, categoryId));
    await app.settle();
    before = await traces(thread);
  });

  it.each([
    ['2026-11-20T20:00:00+03:00', '2026-11-23T05:00:00.000Z'],
    ['2026-01-01T12:00:00+03:00', '2026-01-12T05:00:00.000Z'],
    ['2026-11-22T12:00:00+03:00', '2026-11-23T05:00:00.000Z'],
  ])('outside the window, at %s', async (at, opensAt) => {
    app.clock.set(at);
    expect(await redirectToTicket(thread)).toMatchObject({ __typename: 'WindowClosed', opensAt });
    expect(await redirectToPhone(thread)).toMatchObject({ __typename: 'WindowClosed', opensAt });
    expect(await traces(thread)).toEqual(before);
  });

  it('to whoever is no moderator', async () => {
    for (const person of [citizen, specialist]) {
      expect(await redirectToTicket(thread, {}, person)).toMatchObject({ code: 'NOT_PERMITTED' });
      expect(await redirectToPhone(thread, {}, person)).toMatchObject({ code: 'NOT_PERMITTED' });
    }
    expect(await redirectToTicket(thread, {}, null)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    expect(await traces(thread)).toEqual(before);
  });

  it('on an outdated version', async () => {
    expect(await redirectToTicket(thread, { version: thread.version - 1 })).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: thread.version,
    });
    expect(await traces(thread)).toEqual(before);
  });

  it.each([
    ['', 'EMPTY'],
    ['\u202E…\u202C', 'EMPTY'],
    ['да', 'TOO_SHORT'],
    ['а'.repeat(501), 'TOO_LONG'],
    ['причина\u0000', 'CONTROL_CHARACTERS'],
    ['при\uD800чина', 'BROKEN_UNICODE'],
  ])('with the reason %j: %s', async (reason, code) => {
    const problems = [expect.objectContaining({ field: 'reason', code })];
    expect(await redirectToTicket(thread, { reason })).toMatchObject({ problems });
    expect(await traces(thread)).toEqual(before);
  });

  it('for an unknown, foreign or malformed thread', async () => {
    const id = toGlobalId('Thread', UNKNOWN);
    expect(await redirectToTicket({ ...thread, id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await redirectToTicket({ ...thread, id: categoryId })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await redirectToTicket({ ...thread, id: 'нет' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('to what is no phone line', async () => {
    const problems = [expect.objectContaining({ field: 'channelId', code: 'CHANNEL_UNKNOWN' })];
    for (const channelId of [mailboxId, toGlobalId('ContactChannel', UNKNOWN), thread.id, '']) {
      expect(await redirectToPhone(thread, { channelId })).toMatchObject({ problems });
    }
    expect(await traces(thread)).toEqual(before);
  });

  it('for a thread already redirected', async () => {
    const { thread: now } = (await redirectToTicket(thread)) as { thread?: { version: number } };
    expect(await redirectToPhone(thread, { version: now?.version })).toMatchObject({
      __typename: 'NotAllowedNow',
      state: 'REDIRECTED',
    });
  });

  it('to the second of two moderators at once', async () => {
    const other = await app.person('MODERATOR');
    const results = await Promise.all([redirectToTicket(thread), redirectToPhone(thread, {}, other)]);
    const refused = results.filter(({ __typename }) => __typename === 'StaleVersion');
    expect(refused).toHaveLength(1);
    const rows = await app.db.query('SELECT 1 FROM redirection WHERE thread_id = $1', [
      keyOf('Thread', thread.id),
    ]);
    expect(rows).toHaveLength(1);
  });
});

it('does the work of a double-sent form once', async () => {
  const { thread } = await askedQuestion(app, citizen, categoryId);
  const idempotencyKey = crypto.randomUUID();
  const results = await Promise.all([
    redirectToTicket(thread, { idempotencyKey }),
    redirectToTicket(thread, { idempotencyKey }),
  ]);
  expect(results[0]).toMatchObject({ __typename: 'RedirectToTicketSuccess' });
  expect(results[1]).toEqual(results[0]);
});

describe('the built-in ticket desk', () => {
  let threadId: string;
  beforeAll(async () => {
    const { thread } = await askedQuestion(app, citizen, categoryId);
    threadId = keyOf('Thread', thread.id) ?? '';
  });
  keepsTheTicketDeskContract(() => ({
    app,
    desk: app.get(TicketDesk),
    threadId,
    categoryId: keyOf('Category', categoryId) ?? '',
    actorId: moderator.accountId,
  }));
});

type Result = Record<string, unknown> & { __typename: string };

const REASON = 'Этот вопрос решается не на форуме.';
const REFUSALS = '... on StaleVersion { currentVersion } ... on NotAllowedNow { state }';
const THREAD = 'thread { moderation resolution version }';

function redirectToTicket(
  { id, version }: AskedThread,
  input: Record<string, unknown> = {},
  person: TestPerson | null = moderator,
): Promise<Result> {
  return mutate(
    app,
    'redirectToTicket',
    { threadId: id, version, reason: REASON, ...input },
    `${REFUSALS} ... on WindowClosed { opensAt }
     ... on RedirectToTicketSuccess { ${THREAD} ticket { id number status expectedBy } }`,
    person,
  );
}

function redirectToPhone(
  { id, version }: AskedThread,
  input: Record<string, unknown> = {},
  person: TestPerson | null = moderator,
): Promise<Result> {
  return mutate(
    app,
    'redirectToPhone',
    { threadId: id, version, reason: REASON, channelId: lineId, ...input },
    `${REFUSALS} ... on WindowClosed { opensAt } ... on RedirectToPhoneSuccess { ${THREAD} }`,
    person,
  );
}

function changeStatus(
  ticketId: string,
  status: string,
  note: string | null = null,
  person = specialist,
): Promise<Result> {
  return mutate(
    app,
    'changeTicketStatus',
    { ticketId, status, note },
    '... on NotAllowedNow { state } ... on ChangeTicketStatusSuccess { ticket { status } }',
    person,
  );
}

async function redirectionOf(thread: AskedThread, person: TestPerson | null = null): Promise<unknown> {
  const answer = await graphql<{ thread: { redirection: unknown } }>(
    app,
    `
      query Page($number: Int!) {
        thread(number: $number) {
          redirection {
            kind
            reason
            ticket {
              number
            }
            channel {
              name
              value
              hours
              openNow
              opensAt
            }
          }
        }
      }
    `,
    { number: thread.number },
    person,
  );
  return answer.data.thread.redirection;
}

async function nodeOf(id: string, person: TestPerson | null): Promise<unknown> {
  const answer = await graphql<{ node: unknown }>(
    app,
    'query Find($id: ID!) { node(id: $id) { id } }',
    { id },
    person,
  );
  return answer.data.node;
}

const mailsTo = (person: TestPerson) =>
  app.db.query<{ subject: string; text: string }>(
    `SELECT subject, text FROM mail WHERE to_address = $1 AND key ~ '^(redirected|ticket-status):' ORDER BY id`,
    [person.email],
  );

/** All that a redirection would leave behind. */
async function traces({ id }: AskedThread): Promise<unknown> {
  const key = keyOf('Thread', id);
  return Promise.all([
    app.db.query('SELECT moderation, resolution, version FROM thread WHERE id = $1', [key]),
    app.db.query('SELECT id FROM redirection WHERE thread_id = $1', [key]),
    app.db.query('SELECT id FROM ticket WHERE thread_id = $1', [key]),
    app.db.query('SELECT id FROM status_change WHERE thread_id = $1 ORDER BY id', [key]),
  ]);
}

async function putChannels(): Promise<[string, string]> {
  const directory = app.get(Directory);
  const week = { mon: WEEKDAYS, tue: WEEKDAYS, wed: WEEKDAYS, thu: WEEKDAYS, fri: WEEKDAYS };
  const schedule = { timeZone: 'Europe/Moscow', weekly: week, calendar: 'RU' };
  const name = { ru: 'Линия поддержки', en: 'Support line' };
  return app.get(Database).transaction(async (tx) => {
    const line = await directory.putChannel(tx, {
      key: 'line',
      kind: 'PHONE',
      name,
      value: '8 800 000-00-01',
      schedule,
    });
    const mailbox = await directory.putChannel(tx, {
      key: 'mailbox',
      kind: 'EMAIL',
      name,
      value: 'help@veche.example',
      schedule,
    });
    return [toGlobalId('ContactChannel', line), toGlobalId('ContactChannel', mailbox)];
  });
}
