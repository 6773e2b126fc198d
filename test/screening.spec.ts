import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CheckQuestion, type CheckedQuestion, ThreadChanges } from '#forum';
import { Directory } from '#directory';
import { Database, keyOf, toGlobalId } from '#platform';
import { ArchiveFigures } from '#search';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

const CARD = '4276 3800 1234 5679';
const SCREENED = '... on ScreenedOut { check retryAt spans { field start end kind } }';
const REPLIED = `${SCREENED} ... on PostReplySuccess { published post { id } }`;

interface Found {
  readonly check: string;
  readonly outcome: string;
  readonly message: string;
  readonly similarThreadId: string | null;
  readonly spans: Array<{ field: string; start: number; end: number; kind: string }>;
}

/** Says the number of a line. */
const advice = (day: string) => `Позвоните на линию 8 (800) 555-01-01, там помогли за пять минут ${day}.`;

/** What citizens write is looked at by the checks before a moderator reads it (docs/product.md §4). */
describe('screening', () => {
  let app: TestApp;
  let moderator: TestPerson;
  let administrator: TestPerson;
  let categoryId: string;
  let threadId: string;

  beforeAll(async () => {
    app = await startApp({ floodGuard: true });
    moderator = await app.person('MODERATOR');
    administrator = await app.person('ADMINISTRATOR');
    categoryId = await putCategory(app, 'documents', true);
    const { thread } = await askedQuestion(app, await app.person('CITIZEN'), categoryId);
    threadId = thread.id;
    await publish(threadId);
  });
  afterAll(() => app.close());

  const publish = async (id: string): Promise<void> => {
    const changes = app.get(ThreadChanges);
    await app.get(Database).transaction(async (tx) => {
      const row = await changes.lock(tx, keyOf('Thread', id) ?? '');
      return row && changes.publish(tx, row, { actorId: null });
    });
    await app.settle();
  };
  const reply = (person: TestPerson, body: string, more: object = {}) =>
    mutate(app, 'postReply', { threadId, body, ...more }, REPLIED, person);
  const ask = (person: TestPerson, title: string, body: string) =>
    mutate(app, 'askQuestion', { categoryId, title, body }, SCREENED, person);
  const change = (input: object, person = administrator) =>
    mutate(
      app,
      'changeScreening',
      { ...input },
      '... on ChangeScreeningSuccess { rules { mostLinks } }',
      person,
    );

  /** What the desk is told of the item of this title or author. */
  const onDesk = async (wanted: (item: { title: string; html: string }) => boolean): Promise<Found[]> => {
    await app.settle();
    const { data } = await graphql<{
      desk: { edges: Array<{ node: { title: string; html: string; screening: Found[] } }> };
    }>(
      app,
      `
        {
          desk {
            edges {
              node {
                title
                html
                screening {
                  check
                  outcome
                  message
                  similarThreadId
                  spans {
                    field
                    start
                    end
                    kind
                  }
                }
              }
            }
          }
        }
      `,
      {},
      moderator,
    );
    const item = data.desk.edges.find(({ node }) => wanted(node));
    if (!item) throw new Error('It does not wait on the desk');
    return item.node.screening;
  };

  it('tells the moderator, and nobody else, of a card number in a question', async () => {
    const citizen = await app.person('CITIZEN');
    const title = 'Не проходит оплата пошлины';
    const body = `Плачу картой ${CARD}, банк пишет отказ уже второй день.`;
    const { thread } = await askedQuestion(app, citizen, categoryId, { title, body });
    expect(await onDesk((item) => item.title === title)).toEqual([
      {
        check: 'PERSONAL_DATA',
        outcome: 'HOLD',
        message: 'Похоже на личные данные: номер банковской карты.',
        similarThreadId: null,
        spans: [
          {
            field: 'BODY',
            kind: 'BANK_CARD',
            start: body.indexOf(CARD),
            end: body.indexOf(CARD) + CARD.length,
          },
        ],
      },
    ]);
    const readers = await graphql<{ latestThreads: { edges: Array<{ node: { title: string } }> } }>(
      app,
      '{ latestThreads { edges { node { title } } } }',
    );
    expect(readers.data.latestThreads.edges.map(({ node }) => node.title)).not.toContain(title);
    const asReader = await graphql(app, '{ desk { edges { node { screening { message } } } } }', {}, citizen);
    expect(asReader.errors).toBeDefined();
    const stored = await app.db.query<{ facts: object }>('SELECT facts FROM screening_finding');
    expect(JSON.stringify(stored)).not.toMatch(/4276|5679/);
    expect(thread.moderation).toBe('PENDING');
  });

  it('holds the reply of a trusted author that it would otherwise let straight in', async () => {
    const trusted = await app.person('CITIZEN', { trusted: true });
    expect(await reply(trusted, 'У меня помогло подождать сутки и войти заново.')).toMatchObject({
      published: true,
    });
    const held = 'Позвоните мне, расскажу: 8 916 123-45-67, это бесплатно.';
    expect(await reply(trusted, held)).toMatchObject({ __typename: 'PostReplySuccess', published: false });
    expect(await onDesk(({ html }) => html.includes('916'))).toMatchObject([
      { check: 'PERSONAL_DATA', spans: [{ kind: 'PHONE' }] },
    ]);
  });

  it('leaves the directory’s own contacts alone as soon as they stand there', async () => {
    const trusted = await app.person('CITIZEN', { trusted: true });
    expect(await reply(trusted, advice('вчера'))).toMatchObject({ published: false });
    await app.get(Database).transaction((tx) =>
      app.get(Directory).putChannel(tx, {
        key: 'line',
        kind: 'PHONE',
        name: { ru: 'Линия', en: 'Line' },
        value: '8 800 555-01-01',
        schedule: { timeZone: 'Europe/Moscow', weekly: { mon: [['08:00', '20:00']] }, calendar: null },
      }),
    );
    const other = await app.person('CITIZEN', { trusted: true });
    expect(await reply(other, advice('сегодня'))).toMatchObject({ published: true });
  });

  it('leaves staff alone, but for personal data', async () => {
    const linked = 'Смотрите на https://evil.example.org, там казино и подробности.';
    expect(await reply(moderator, linked)).toMatchObject({ published: true });
    expect(await reply(moderator, 'Пишите на help@example.org или звоните 8 916 123-45-67.')).toMatchObject({
      published: false,
    });
  });

  it('refuses flood with the time from which one may write again', async () => {
    const trusted = await app.person('CITIZEN', { trusted: true });
    const start = app.clock.now();
    for (let i = 0; i < 10; i++) {
      expect(await reply(trusted, `Совет номер ${i}: ${'очень '.repeat(i)}полезный.`)).toMatchObject({
        __typename: 'PostReplySuccess',
      });
      app.clock.advance(30_000);
    }
    const retryAt = new Date(start.getTime() + 600_000).toISOString();
    const refused = await reply(trusted, 'И ещё один совет, одиннадцатый по счёту.');
    expect(refused).toMatchObject({
      __typename: 'ScreenedOut',
      code: 'SCREENED_OUT',
      check: 'FLOOD',
      retryAt,
    });
    expect(refused['message']).toMatch(/Следующее отправьте после 11:10, 17 ноября/);
    expect(
      await ask(trusted, 'Вопрос вместо ответа на вопрос', 'Можно ли так обойти ограничение?'),
    ).toMatchObject({
      check: 'FLOOD',
    });
    app.clock.set(retryAt);
    expect(await reply(trusted, 'И ещё один совет, одиннадцатый по счёту.')).toMatchObject({
      published: true,
    });
  });

  it('holds a text that is sent again, and refuses it in the end', async () => {
    const trusted = await app.person('CITIZEN', { trusted: true });
    const text = 'Попробуйте очистить кэш браузера и войти в личный кабинет ещё раз';
    expect(await reply(trusted, text)).toMatchObject({ published: true });
    expect(await reply(trusted, `${text}!`)).toMatchObject({ published: false });
    expect(await reply(trusted, `${text}!!`)).toMatchObject({ published: false });
    expect(await reply(trusted, `${text}...`)).toMatchObject({ check: 'REPEATED_TEXT', retryAt: null });
    expect(await onDesk(({ html }) => html.includes('ещё раз!!'))).toMatchObject([
      { check: 'REPEATED_TEXT', message: 'Такой текст этот автор уже отправлял 2 раза.' },
    ]);
    const another = await app.person('CITIZEN', { trusted: true });
    expect(await reply(another, text)).toMatchObject({ published: true });
  });

  it('takes a request that is sent again for the same and not for a repetition', async () => {
    const trusted = await app.person('CITIZEN', { trusted: true });
    const send = () =>
      reply(trusted, 'Мне ответили за три дня, подождите немного.', { idempotencyKey: 'once' });
    const first = await send();
    expect(first).toMatchObject({ published: true });
    expect(await send()).toEqual(first);
  });

  it('follows the stop list as administrators change it, from the next text on', async () => {
    const trusted = await app.person('CITIZEN', { trusted: true });
    expect(await reply(trusted, 'Обратитесь к Бармалею, он поможет всем.')).toMatchObject({
      published: true,
    });
    expect(await change({ stopList: [{ phrase: 'Бармалей', outcome: 'REFUSE' }], mostLinks: 7 })).toEqual({
      __typename: 'ChangeScreeningSuccess',
      rules: { mostLinks: 7 },
    });
    const refused = await reply(trusted, 'Я был у Бармалея, и он помог.');
    expect(refused).toMatchObject({ check: 'STOP_LIST', spans: [{ kind: 'STOP_WORD', start: 8, end: 16 }] });
    expect(refused['message']).toContain('бармалея');
    await change({ stopList: [] });
    expect(await reply(trusted, 'Я был у Бармалея, и он помог.')).toMatchObject({ published: true });
    const rules = await graphql<{ screeningRules: object }>(
      app,
      '{ screeningRules { mostLinks floodPosts stopList { phrase } } }',
      {},
      administrator,
    );
    expect(rules.data.screeningRules).toEqual({ mostLinks: 7, floodPosts: 10, stopList: [] });
  });

  it('is changed by administrators only, and only to what makes sense', async () => {
    expect(await change({ mostLinks: 1 }, moderator)).toMatchObject({ __typename: 'NotPermitted' });
    expect(await change({ floodMinutes: 0 })).toMatchObject({ problems: [{ field: 'floodMinutes' }] });
    expect(await change({ stopList: [{ phrase: ' !', outcome: 'HOLD' }] })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('tells the desk of a published thread about the same', async () => {
    for (const other of ['Как записать ребёнка в школу', 'Где заказать выписку о праве собственности']) {
      const { thread } = await askedQuestion(app, await app.person('CITIZEN'), categoryId, {
        title: other,
        body: `${other}? Раздел нашёл, а кнопки там нет.`,
      });
      await publish(thread.id);
    }
    await app.get(ArchiveFigures).settle();
    const title = 'В профиле не обновляется паспорт, что делать?';
    await askedQuestion(app, await app.person('CITIZEN'), categoryId, { title });
    expect(await onDesk((item) => item.title === title)).toMatchObject([
      { check: 'SIMILAR_THREAD', outcome: 'HOLD', similarThreadId: threadId },
    ]);
  });

  it('asks for what a vague question lacks, and takes it all the same', async () => {
    const citizen = await app.person('CITIZEN');
    const title = 'Ничего не работает';
    await ask(citizen, title, 'Помогите, ничего не работает!');
    expect(await onDesk((item) => item.title === title)).toMatchObject([
      { check: 'MISSING_DETAILS', outcome: 'PUBLISH', message: expect.stringContaining('текст ошибки') },
    ]);
  });

  it('looks at a returned question again, as it is after the change', async () => {
    const citizen = await app.person('CITIZEN');
    const title = 'Не приходит письмо с кодом';
    const { thread } = await askedQuestion(app, citizen, categoryId, {
      title,
      body: 'Моя почта petrov@example.org, письмо с кодом не приходит третий день.',
    });
    const changes = app.get(ThreadChanges);
    await app.get(Database).transaction(async (tx) => {
      const row = await changes.lock(tx, keyOf('Thread', thread.id) ?? '');
      return row && changes.moderate(tx, row, 'RETURNED', { actorId: null });
    });
    const revise = (body: string) =>
      mutate(app, 'reviseQuestion', { threadId: thread.id, version: 2, title, body }, SCREENED, citizen);
    await change({ stopList: [{ phrase: 'абракадабра', outcome: 'REFUSE' }] });
    expect(await revise('Абракадабра, письмо с кодом не приходит.')).toMatchObject({ check: 'STOP_LIST' });
    expect(await revise('Письмо с кодом подтверждения не приходит третий день.')).toMatchObject({
      __typename: 'ReviseQuestionSuccess',
    });
    expect(await onDesk((item) => item.title === title)).toEqual([]);
  });

  it('tells the asker before sending, and keeps nothing', async () => {
    const viewer = {
      accountId: (await app.person('CITIZEN')).accountId,
      sessionId: '',
      displayName: '',
      role: 'CITIZEN' as const,
      department: null,
      trusted: false,
      timeZone: 'Europe/Moscow',
      locale: 'ru' as const,
    };
    const question = {
      categoryId: keyOf('Category', categoryId) ?? toGlobalId('Category', ''),
      title: 'Ничего не работает',
      body: `Помогите, карта ${CARD} не работает!`,
    };
    const check = async (isPrivate: boolean) =>
      (await app.get(CheckQuestion).execute(viewer, question, isPrivate)) as CheckedQuestion;
    const { notices, personalData } = await check(false);
    expect(personalData).toEqual([{ field: 'BODY', kind: 'BANK_CARD', start: 16, end: 16 + CARD.length }]);
    expect(notices.map(({ outcome }) => outcome)).toEqual(['HOLD', 'PUBLISH']);
    expect(notices[0]?.message).toContain('номер банковской карты');
    expect(notices[1]?.message).toContain('Отправить можно и так');
    // Staff may read what nobody else will.
    const forStaff = await check(true);
    expect(forStaff.notices.map(({ outcome }) => outcome)).toEqual(['PUBLISH']);
    expect(forStaff.personalData).toEqual([]);
    expect(await app.db.query('SELECT 1 FROM post WHERE author_id = $1', [viewer.accountId])).toEqual([]);
  });
});
