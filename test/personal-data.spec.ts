import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Directory } from '#directory';
import { type Role } from '#kernel';
import { Database, keyOf, toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { type OnDesk, onDuty, waitingQuestion } from './support/decisions.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { runJob } from './support/job.js';

const PHONE = '8 916 123-45-67';
const SNILS = '112-233-445 95';
const TITLE = `Не подходит СНИЛС ${SNILS} на сайте`;
const BODY = `Сайт пишет, что номер неверный. Перезвоните мне: **${PHONE}**, жду.`;
const HIDDEN = {
  redactedTitle: 'Не подходит СНИЛС [скрыто] на сайте',
  redactedText: 'Сайт пишет, что номер неверный. Перезвоните мне: **[скрыто]**, жду.',
};
const ANSWER = 'Оператор перезвонит вам на номер 8 916 123-45-67 в течение дня.';
const FOUND =
  '... on PersonalDataFound { found { spans { field kind start end } proposedTitle proposedText } }';
const CLOSED = '2026-11-17T21:00:00+03:00';
const OPEN = '2026-11-18T08:00:30+03:00';

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly found?: { readonly spans: ReadonlyArray<{ kind: string }>; readonly proposedText: string };
  readonly post?: { readonly id: string };
  readonly decision?: { readonly id: string };
}

let app: TestApp;
let people: Record<'CITIZEN' | 'MODERATOR' | 'SUPERVISOR' | 'SPECIALIST', TestPerson>;
let categoryId: string;

beforeAll(async () => {
  app = await startApp();
  const person = (role: Role) => app.person(role);
  people = {
    CITIZEN: await person('CITIZEN'),
    MODERATOR: await person('MODERATOR'),
    SUPERVISOR: await person('SUPERVISOR'),
    SPECIALIST: await person('SPECIALIST'),
  };
  categoryId = await putCategory(app, 'documents', true);
  await onDuty(app, people.SUPERVISOR, categoryId);
});
beforeEach(() => app.clock.set(WORKING_TUESDAY));
afterAll(() => app.close());

const asked = () => waitingQuestion(app, people.CITIZEN, categoryId, { title: TITLE, body: BODY });
const on = async (item: OnDesk, more: object = {}) => ({
  itemId: item.itemId,
  version: await item.version(),
  ...more,
});
const call = (mutation: string, input: object, as: keyof typeof people = 'MODERATOR', fields = '') =>
  mutate<Answer>(app, mutation, { ...input }, `${FOUND} ${fields}`, people[as]);
const publish = async (item: OnDesk, more: object = {}) => call('publishItem', await on(item, more));
const audited = async (id: string) =>
  app.db.query<{ facts: { kinds: string; reason: string } }>(
    "SELECT facts::json AS facts FROM audit_entry WHERE action = 'forum.personal-data-published' AND subject_id = $1",
    [id],
  );
const postIdOf = async ({ threadId }: OnDesk, kind = 'QUESTION'): Promise<string> => {
  const [row] = await app.db.query<{ id: string }>(
    'SELECT id FROM post WHERE thread_id = $1 AND kind = $2 ORDER BY created_at DESC LIMIT 1',
    [threadId, kind],
  );
  return row?.id ?? '';
};
/** What anybody reads of a thread: `null` where there is none for them. */
const read = async ({ thread }: OnDesk): Promise<string | null> => {
  const { data } = await graphql<{ node: object | null }>(
    app,
    'query ($id: ID!) { node(id: $id) { ... on Thread { title posts { edges { node { html } } } } } }',
    { id: thread.id },
  );
  return data.node && JSON.stringify(data.node);
};
/** A published question without personal data. */
const published = async () => {
  const item = await waitingQuestion(app, people.CITIZEN, categoryId);
  expect(await publish(item)).toMatchObject({ __typename: 'DecisionSuccess' });
  await app.settle();
  return item;
};

describe('an item with personal data', () => {
  it('has every find in its place and the text as it can be published', async () => {
    const item = await asked();
    const { data } = await graphql<{ node: { personalData: object } }>(
      app,
      `
        query ($id: ID!) {
          node(id: $id) {
            ... on DeskItem {
              personalData {
                spans {
                  field
                  kind
                  start
                  end
                }
                proposedTitle
                proposedText
              }
            }
          }
        }
      `,
      { id: item.itemId },
      people.MODERATOR,
    );
    const at = BODY.replaceAll('*', '').indexOf(PHONE);
    expect(data.node.personalData).toEqual({
      spans: [
        {
          field: 'TITLE',
          kind: 'SNILS',
          start: TITLE.indexOf(SNILS),
          end: TITLE.indexOf(SNILS) + SNILS.length,
        },
        { field: 'BODY', kind: 'PHONE', start: at, end: at + PHONE.length },
      ],
      proposedTitle: HIDDEN.redactedTitle,
      proposedText: HIDDEN.redactedText,
    });
  });

  it('is published without it as proposed, and the original stays to its author and staff', async () => {
    const item = await asked();
    expect(await publish(item, HIDDEN)).toMatchObject({ __typename: 'DecisionSuccess' });
    expect(await read(item)).not.toMatch(/916|112-233/);
    const [original] = await app.db.query<{ markdown: string }>(
      'SELECT markdown FROM post_original WHERE post_id = $1',
      [await postIdOf(item)],
    );
    expect(original?.markdown).toBe(BODY);
    expect(await audited(await postIdOf(item))).toEqual([]);
  });

  it.each([
    ['no reason', {}],
    ['an empty one', { personalDataReason: '   ' }],
    ['an invisible one', { personalDataReason: '\u2800\u3164\uFFA0' }],
    ['a part of it hidden', { redactedTitle: HIDDEN.redactedTitle }],
  ])('is not published with %s', async (_, more) => {
    const item = await asked();
    const refused = await publish(item, more);
    expect(refused).toMatchObject({
      __typename: 'PersonalDataFound',
      code: 'PERSONAL_DATA_FOUND',
      found: { proposedText: HIDDEN.redactedText },
    });
    expect(await read(item)).toBeNull();
  });

  it('is published as it is with a reason, which the audit log keeps with the kinds and without the data', async () => {
    const item = await asked();
    const personalDataReason = `Автор просит перезвонить на ${PHONE}`;
    expect(await publish(item, { personalDataReason })).toMatchObject({ __typename: 'DecisionSuccess' });
    expect(await read(item)).toMatch(/916/);
    expect(await audited(await postIdOf(item))).toEqual([
      { facts: { kinds: 'PHONE,SNILS', reason: 'Автор просит перезвонить на [скрыто]' } },
    ]);
    const log = await app.db.query('SELECT facts FROM audit_entry');
    expect(JSON.stringify(log)).not.toMatch(/916 123|112-233/);
  });
});

/** Every way in which a text becomes public: each gets a text with personal data, and the reason where it takes one. */
const WAYS: Readonly<Record<string, (reason?: string) => Promise<Answer | undefined>>> = {
  publishItem: async (reason) => publish(await asked(), { personalDataReason: reason }),
  askForDetails: async () => call('askForDetails', await on(await asked(), { reason: 'На каком сайте?' })),
  escalateItem: async () => call('escalateItem', await on(await asked(), { reason: 'Нужен ваш ответ.' })),
  redirectToTicket: async () => redirect('redirectToTicket', {}),
  redirectToPhone: async () => redirect('redirectToPhone', { channelId: await phoneLine() }),
  decideItems: async () => {
    const item = await asked();
    const { data } = await graphql<{ decideItems: { results: Answer[] } }>(
      app,
      `mutation ($input: DecideItemsInput!) { decideItems(input: $input) {
         ... on DecideItemsSuccess { results { __typename ${FOUND} } } } }`,
      { input: { kind: 'PUBLISHED', items: [await on(item)] } },
      people.MODERATOR,
    );
    return data.decideItems.results[0];
  },
  'publishItem of an edit': async (reason) => publish(await editWaits(), { personalDataReason: reason }),
  'publishItem of a reply': async (reason) => publish(await replyWaits(), { personalDataReason: reason }),
  'publishItem of a report': async (reason) => publish(await reportWaits(), { personalDataReason: reason }),
  'undoDecision of hiding': async (reason) => {
    const item = await asked();
    await publish(item, { personalDataReason: 'Так просит автор' });
    await app.settle();
    const hidden = await call(
      'hideItem',
      await on(item, { reason: 'Пока проверим сами.' }),
      'MODERATOR',
      '... on DecisionSuccess { decision { id } }',
    );
    const undo = { decisionId: hidden.decision?.id, personalDataReason: reason };
    return call('undoDecision', undo);
  },
  postOfficialAnswer: async (reason) => answer(await published(), { personalDataReason: reason }),
  editPost: async (reason) => {
    const item = await published();
    const clean = await answer(item, { body: 'Оператор перезвонит вам в течение дня.' });
    const postId = clean.post?.id;
    return call('editPost', { postId, version: 1, body: ANSWER, personalDataReason: reason }, 'SPECIALIST');
  },
  saveCannedReply: async (reason) => {
    const shortCode = `callback-${String((codes += 1))}`;
    const reply = { shortCode, title: 'Перезвоним', body: ANSWER, personalDataReason: reason };
    return call('saveCannedReply', reply, 'SUPERVISOR');
  },
};
let codes = 0;

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  it('refuses a text with personal data and proposes one without', async () => {
    expect(await way()).toMatchObject({
      __typename: 'PersonalDataFound',
      found: { proposedText: expect.stringContaining('[скрыто]') },
    });
    expect(await way('\u2800\u3164')).toMatchObject({ __typename: 'PersonalDataFound' });
  });

  if (way.length === 0) return;
  it('takes it with a reason and writes that down', async () => {
    const before = await app.db.query('SELECT 1 FROM audit_entry WHERE action = $1', [
      'forum.personal-data-published',
    ]);
    const taken = await way('Номер общий, его знают все');
    expect(taken?.__typename).toMatch(/Success$/);
    const after = await app.db.query('SELECT 1 FROM audit_entry WHERE action = $1', [
      'forum.personal-data-published',
    ]);
    expect(after.length).toBeGreaterThan(before.length);
  });
});

describe('what is decided for the opening', () => {
  it('is refused when it is scheduled, and looked at once more when it is made', async () => {
    const item = await asked();
    const clean = await waitingQuestion(app, people.CITIZEN, categoryId);
    app.clock.set(CLOSED);
    expect(await publish(item, { mode: 'AT_OPENING' })).toMatchObject({ __typename: 'PersonalDataFound' });
    expect(await publish(clean, { mode: 'AT_OPENING' })).toMatchObject({ __typename: 'DecisionDraftKept' });
    await app.db.query('UPDATE post SET markdown = $2 WHERE id = $1', [await postIdOf(clean), BODY]);
    app.clock.set(OPEN);
    await runJob(app, 'moderation.make-scheduled');
    expect(await read(clean)).toBeNull();
    const [draft] = await app.db.query<{ refused_as: string }>(
      'SELECT refused_as FROM decision_draft WHERE item_id = $1',
      [keyOf('DeskItem', clean.itemId)],
    );
    expect(draft?.refused_as).toBe('PERSONAL_DATA_FOUND');
  });

  it('is an official answer, too, with the reason that was given for it', async () => {
    const item = await published();
    app.clock.set(CLOSED);
    expect(await answer(item, { atOpening: true })).toMatchObject({ __typename: 'PersonalDataFound' });
    const personalDataReason = 'Номер общий, его знают все';
    expect(await answer(item, { atOpening: true, personalDataReason })).toMatchObject({
      __typename: 'AnswerScheduled',
    });
    app.clock.set(OPEN);
    await runJob(app, 'forum.post-scheduled');
    expect(await read(item)).toMatch(/916/);
    expect(await audited(await postIdOf(item, 'OFFICIAL_ANSWER'))).toHaveLength(1);
  });
});

describe('staff', () => {
  it('have a community answer with personal data looked at first', async () => {
    const item = await published();
    const sent = await mutate<{ published: boolean }>(
      app,
      'postReply',
      { threadId: item.thread.id, body: ANSWER },
      '... on PostReplySuccess { published }',
      people.SPECIALIST,
    );
    expect(sent).toMatchObject({ published: false });
  });

  it('bring in no canned replies with personal data from a file', async () => {
    const csv = `shortCode,category,title,text\nfrom-file,,Перезвоним,${ANSWER}\n`;
    const result = await mutate<{ problems: Array<{ code: string }> }>(
      app,
      'importCannedReplies',
      { csv },
      '... on InvalidInput { problems { code } }',
      people.SUPERVISOR,
    );
    expect(result.problems).toMatchObject([{ code: 'csv_PERSONAL_DATA' }]);
  });
});

async function redirect(mutation: string, more: object): Promise<Answer> {
  const item = await asked();
  const version = await item.version();
  return call(mutation, { threadId: item.thread.id, version, reason: 'Там помогут быстрее', ...more });
}

function phoneLine(): Promise<string> {
  const directory = app.get(Directory);
  const schedule = {
    timeZone: 'Europe/Moscow',
    weekly: { mon: [['09:00', '18:00'] as [string, string]] },
    calendar: 'RU',
  };
  const name = { ru: 'Линия поддержки', en: 'Support line' };
  const line = { key: 'line', kind: 'PHONE' as const, name, value: '8 800 000-00-01', schedule };
  return app
    .get(Database)
    .transaction(async (tx) => toGlobalId('ContactChannel', await directory.putChannel(tx, line)));
}

const answer = ({ thread }: OnDesk, more: object) =>
  call(
    'postOfficialAnswer',
    { threadId: thread.id, body: ANSWER, ...more },
    'SPECIALIST',
    '... on PostOfficialAnswerSuccess { post { id } }',
  );

/** The newest item of a kind on the thread's desk. */
async function itemOf(item: OnDesk, kind: string): Promise<OnDesk> {
  await app.settle();
  const [row] = await app.db.query<{ id: string; post_id: string }>(
    'SELECT id, post_id FROM desk_item WHERE thread_id = $1 AND kind = $2',
    [item.threadId, kind],
  );
  if (!row) throw new Error(`No ${kind} waits`);
  const version = async () => {
    const [post] = await app.db.query<{ version: number }>('SELECT version FROM post WHERE id = $1', [
      row.post_id,
    ]);
    return post?.version ?? 0;
  };
  return { ...item, itemId: toGlobalId('DeskItem', row.id), version };
}

async function replyWaits(): Promise<OnDesk> {
  const item = await published();
  const reply = { threadId: item.thread.id, body: `Добавлю мой номер: ${PHONE}` };
  await mutate(app, 'postReply', reply, '', people.CITIZEN);
  return itemOf(item, 'CLARIFICATION');
}

async function editWaits(): Promise<OnDesk> {
  const item = await published();
  const postId = await postIdOf(item);
  const [post] = await app.db.query<{ version: number }>('SELECT version FROM post WHERE id = $1', [postId]);
  const edited = { postId: toGlobalId('Post', postId), version: post?.version, title: TITLE, body: BODY };
  expect(await call('editPost', edited, 'CITIZEN')).toMatchObject({ __typename: 'EditPostSuccess' });
  return itemOf(item, 'EDIT');
}

async function reportWaits(): Promise<OnDesk> {
  const item = await published();
  const postId = await postIdOf(item);
  // Published before anybody looked for personal data, or before the pattern was known.
  await app.get(Database).query('UPDATE post SET markdown = $2 WHERE id = $1', [postId, BODY]);
  const report = { postId: toGlobalId('Post', postId), reason: 'PERSONAL_DATA' };
  expect(await mutate(app, 'reportPost', report, '', people.SPECIALIST)).toMatchObject({
    __typename: 'ReportPostSuccess',
  });
  return itemOf(item, 'REPORT');
}
