import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Directory } from '#directory';
import { Database } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type AskedThread, askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

const HOURS: [string, string][] = [['09:00', '18:00']];
const BODY = '{{askerName}}, ваше обращение {{reference}}. Линия: {{officeHours:help-line}}. {{mistake}}';
const REPLY = '... on CannedReplySuccess { reply { id version used versions { version body changedBy } } }';

interface Saved {
  readonly __typename: string;
  readonly reply: {
    id: string;
    version: number;
    used: number;
    versions: Array<{ version: number; body: string }>;
  };
  readonly problems: Array<{ field: string; code: string }>;
}

describe('canned replies', () => {
  let app: TestApp;
  let [supervisor, specialist, citizen]: TestPerson[] = [];
  let thread: AskedThread;

  beforeAll(async () => {
    app = await startApp();
    const categoryId = await putCategory(app);
    supervisor = await app.person('SUPERVISOR', { name: 'Анна' });
    specialist = await app.person('SPECIALIST');
    citizen = await app.person('CITIZEN', { name: 'Пётр' });
    thread = (await askedQuestion(app, citizen, categoryId)).thread;
    const schedule = { timeZone: 'Europe/Moscow', weekly: { tue: HOURS }, calendar: null };
    await app.get(Database).transaction((tx) =>
      app.get(Directory).putChannel(tx, {
        key: 'help-line',
        kind: 'PHONE',
        name: { ru: 'Линия', en: 'Line' },
        value: '8 800 000-00-01',
        schedule,
      }),
    );
  });
  afterAll(() => app.close());

  const save = (input: object, person = supervisor) =>
    mutate<Saved>(app, 'saveCannedReply', { title: 'Ответ', body: BODY, ...input }, REPLY, person);

  it('are written by supervisors, by version, and every version is kept', async () => {
    expect((await save({ shortCode: 'hours' }, specialist)).__typename).toBe('NotPermitted');
    const { reply } = await save({ shortCode: 'hours' });
    const changed = await save({
      id: reply.id,
      version: 1,
      shortCode: 'hours',
      body: 'Совсем другой текст.',
    });
    expect(changed.reply.versions).toMatchObject([
      { version: 2, body: 'Совсем другой текст.', changedBy: 'Анна' },
      { version: 1, body: BODY },
    ]);
    expect((await save({ id: reply.id, version: 1, shortCode: 'hours' })).__typename).toBe('StaleVersion');
    expect((await save({ shortCode: 'hours' })).problems).toMatchObject([
      { field: 'shortCode', code: 'SHORT_CODE_TAKEN' },
    ]);
    expect((await save({ shortCode: 'Часы' })).problems).toMatchObject([{ code: 'BAD_SHORT_CODE' }]);
  });

  it('are filled by the thread and the directory, and unknown placeholders are told', async () => {
    const { reply } = await save({ shortCode: 'fill' });
    const query = `query ($id: ID!, $threadId: ID!) { filledCannedReply(id: $id, threadId: $threadId) { text unknown } }`;
    const { data } = await graphql(app, query, { id: reply.id, threadId: thread.id }, specialist);
    expect(data).toEqual({
      filledCannedReply: {
        text: expect.stringMatching(
          new RegExp(
            `^Пётр, ваше обращение ${thread.reference}. Линия: вт 09:00–18:00 \\(сейчас открыто, до .*18:00.*\\)\\. {{mistake}}$`,
          ),
        ),
        unknown: ['{{mistake}}'],
      },
    });
    expect((await graphql(app, query, { id: reply.id, threadId: thread.id }, citizen)).errors).toHaveLength(
      1,
    );
  });

  it('go out as CSV and come back as they were; a broken file changes nothing', async () => {
    const { data } = await graphql<{ cannedRepliesCsv: string }>(app, '{ cannedRepliesCsv }', {}, supervisor);
    const load = (csv: string, person = supervisor) =>
      mutate(
        app,
        'importCannedReplies',
        { csv },
        '... on ImportCannedRepliesSuccess { added changed same }',
        person,
      );
    expect(await load(data.cannedRepliesCsv)).toMatchObject({ added: 0, changed: 0, same: 2 });
    const more = `${data.cannedRepliesCsv}more,documents,Ещё ответ,"Первая строка\nи вторая строка"\r\n`;
    expect(await load(more)).toMatchObject({ added: 1, changed: 0, same: 2 });
    expect(await load(`${more}bad,nowhere,Ответ,Текст ответа целиком`)).toMatchObject({
      problems: [{ field: 'csv', code: 'csv_CATEGORY' }],
    });
    expect(await load(more, specialist)).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('count the answers sent with them, once', async () => {
    const { reply } = await save({ shortCode: 'count' });
    await app.db.query(`UPDATE thread SET moderation = 'PUBLISHED', published_at = submitted_at`);
    await app.db.query(`UPDATE post SET moderation = 'PUBLISHED', position = 0`);
    await app.db.query('UPDATE thread SET next_position = 1, post_count = 1');
    const input = {
      threadId: thread.id,
      body: 'Ответ по готовому тексту.',
      cannedReplyId: reply.id,
      idempotencyKey: 'k',
    };
    for (const _ of [1, 2]) {
      const sent = await mutate(app, 'postOfficialAnswer', input, '', specialist);
      expect(sent.__typename).toBe('PostOfficialAnswerSuccess');
    }
    const [row] = await app.db.query(`SELECT used FROM canned_reply WHERE short_code = 'count'`);
    expect(row).toEqual({ used: 1 });
  });
});
