import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputObjectType, type GraphQLObjectType, buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { Directory } from '#directory';
import { ROLES, type Role } from '#kernel';
import { Database, toGlobalId } from '#platform';
import { SynonymsRepository } from '#search';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { decide, waitingQuestion } from './support/decisions.js';
import { QUESTION, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

const BY = {
  EVERYONE: [null, ...ROLES],
  PERSON: ROLES,
  STAFF: ROLES.filter((role) => role !== 'CITIZEN'),
  ANSWERING: ['SPECIALIST', 'SUPERVISOR', 'ADMINISTRATOR'],
  MODERATOR: ['MODERATOR', 'SUPERVISOR', 'ADMINISTRATOR'],
  SUPERVISOR: ['SUPERVISOR', 'ADMINISTRATOR'],
  ADMINISTRATOR: ['ADMINISTRATOR'],
} satisfies Record<string, ReadonlyArray<Role | null>>;

interface Row {
  /** Whose role is enough; what else must be true, such as being its asker, is no matter here. */
  readonly by: keyof typeof BY;
  /** Who is refused with the next opening while the window is closed. */
  readonly window?: keyof typeof BY;
  /** Names a version, and is refused when it is not the present one. */
  readonly stale?: true;
}

/** Every mutation of the schema: a new one that is not here fails. */
const MUTATIONS: Readonly<Record<string, Row>> = {
  acceptAnswer: { by: 'PERSON' },
  addDuty: { by: 'SUPERVISOR' },
  addScheduleException: { by: 'ADMINISTRATOR', stale: true },
  askForDetails: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  askPrivately: { by: 'PERSON' },
  askQuestion: { by: 'PERSON' },
  cancelScheduleChange: { by: 'ADMINISTRATOR', stale: true },
  changeScheduleHours: { by: 'ADMINISTRATOR', stale: true },
  changeScreening: { by: 'ADMINISTRATOR' },
  changeTicketStatus: { by: 'STAFF' },
  claimItem: { by: 'MODERATOR', window: 'MODERATOR' },
  claimNext: { by: 'MODERATOR', window: 'MODERATOR' },
  confirmAnswer: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  confirmFollow: { by: 'EVERYONE' },
  consentToPublication: { by: 'PERSON' },
  // Its refusals are those of each item.
  decideItems: { by: 'MODERATOR' },
  discardDraft: { by: 'MODERATOR' },
  // Only an official answer waits for the opening.
  editPost: { by: 'PERSON', stale: true },
  escalateItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  followByEmail: { by: 'EVERYONE' },
  hideItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  importCannedReplies: { by: 'SUPERVISOR' },
  judgeRejection: { by: 'MODERATOR' },
  loadCalendarYear: { by: 'ADMINISTRATOR', stale: true },
  lockItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  markForReview: { by: 'STAFF' },
  markQueryDone: { by: 'ANSWERING' },
  markThreadRead: { by: 'PERSON' },
  mergeItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  postOfficialAnswer: { by: 'ANSWERING', window: 'ANSWERING' },
  postReply: { by: 'PERSON' },
  publishAnonymised: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  publishItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  redirectToPhone: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  redirectToTicket: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  rejectItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  releaseClaim: { by: 'MODERATOR' },
  removeScheduleException: { by: 'ADMINISTRATOR', stale: true },
  removeSynonyms: { by: 'SUPERVISOR', stale: true },
  renewClaim: { by: 'MODERATOR' },
  reportPost: { by: 'PERSON' },
  resendVerification: { by: 'EVERYONE' },
  returnItem: { by: 'MODERATOR', window: 'MODERATOR', stale: true },
  reviseQuestion: { by: 'PERSON', stale: true },
  saveCannedReply: { by: 'SUPERVISOR', stale: true },
  saveSynonyms: { by: 'SUPERVISOR', stale: true },
  setCover: { by: 'SUPERVISOR' },
  setUrgency: { by: 'MODERATOR' },
  settleDispute: { by: 'SUPERVISOR' },
  signIn: { by: 'EVERYONE' },
  signOut: { by: 'PERSON' },
  signUp: { by: 'EVERYONE' },
  subscribe: { by: 'PERSON' },
  takeOverClaim: { by: 'SUPERVISOR', window: 'SUPERVISOR' },
  // Who has just decided may correct themselves even when the window has closed meanwhile.
  undoDecision: { by: 'MODERATOR', window: 'SUPERVISOR' },
  unsubscribe: { by: 'PERSON' },
  verifyEmail: { by: 'EVERYONE' },
  withdrawCannedReply: { by: 'SUPERVISOR', stale: true },
  withdrawEdit: { by: 'PERSON' },
  withdrawQuestion: { by: 'PERSON' },
};
const rows = Object.entries(MUTATIONS);

const OPEN = '2026-11-17T12:00:00+03:00';
/** So that nothing is in another's hands any more. */
const CLAIMS_OVER = '2026-11-17T13:00:00+03:00';
const BEFORE_CLOSING = '2026-11-17T19:58:00+03:00';
const CLOSED = '2026-11-17T20:01:00+03:00';
const HOURS: [string, string][] = [['09:00', '18:00']];
const DENIED = new Set<string | undefined>(['NOT_PERMITTED', 'SIGN_IN_REQUIRED']);

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const mutations = (schema.getMutationType() as GraphQLObjectType).getFields();

let app: TestApp;
let asker: TestPerson;
/** What a real input names, by the name of the field. */
let real: Record<string, unknown>;
/** Where that is not what the field of this name means. */
let own: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const people = new Map<Role | null, TestPerson | null>([[null, null]]);

beforeAll(async () => {
  app = await startApp();
  app.clock.set(OPEN);
  const categoryId = await putCategory(app);
  asker = await app.person('CITIZEN');
  for (const role of ROLES) people.set(role, await app.person(role));
  const moderator = people.get('MODERATOR') ?? null;
  const [published, waiting] = [
    await waitingQuestion(app, asker, categoryId),
    await waitingQuestion(app, asker, categoryId),
  ];
  app.clock.set(BEFORE_CLOSING);
  const decided = await decide(
    app,
    'publishItem',
    { itemId: published.itemId, version: await published.version() },
    moderator,
  );
  const reply = await graphql<{ saveCannedReply: { reply: { id: string } } }>(
    app,
    `
      mutation {
        saveCannedReply(input: { shortCode: "code", title: "Ответ", body: "Текст из многих слов." }) {
          ... on CannedReplySuccess {
            reply {
              id
            }
          }
        }
      }
    `,
    {},
    people.get('SUPERVISOR') ?? null,
  );
  const schedule = { timeZone: 'Europe/Moscow', weekly: { tue: HOURS }, calendar: null };
  const channel = { key: 'line', kind: 'PHONE', value: '8 800 000-00-01', schedule } as const;
  const channelId = await app
    .get(Database)
    .transaction((tx) =>
      app.get(Directory).putChannel(tx, { ...channel, name: { ru: 'Линия', en: 'Line' } }),
    );
  real = {
    body: 'Текст из многих слов, обычный.',
    title: 'Обычный заголовок',
    reason: 'Причина в нескольких словах',
    shortCode: 'other-code',
    key: 'moderation',
    date: '2026-12-10',
    from: '2026-12-10',
    calendar: 'RU',
    text: 'date,kind,name\n2028-01-03,holiday,Каникулы',
    kind: 'CLOSED',
    itemId: waiting.itemId,
    threadId: waiting.thread.id,
    intoThreadId: published.thread.id,
    channelId: toGlobalId('ContactChannel', channelId),
    decisionId: decided.decision?.id,
    id: reply.data.saveCannedReply.reply.id,
  };
  const [synonyms] = await app.get(SynonymsRepository).all();
  const id = toGlobalId('Synonyms', synonyms?.id ?? '');
  const [post] = await app.db.query<{ id: string }>(
    `SELECT id FROM post WHERE thread_id = $1 AND kind = 'QUESTION'`,
    [published.threadId],
  );
  const words = 'Текст без единого имени.';
  own = {
    confirmAnswer: { itemId: await toConfirm(published.thread.id) },
    editPost: { postId: toGlobalId('Post', post?.id ?? '') },
    publishAnonymised: { threadId: await askedPrivately(categoryId), question: words, answer: words },
    removeSynonyms: { id },
    saveSynonyms: { id, terms: ['паспорт', 'удостоверение'] },
  };
});
afterAll(() => app.close());

/** The item of an official answer that somebody has marked. */
async function toConfirm(threadId: string): Promise<string> {
  const specialist = people.get('SPECIALIST') ?? null;
  const answer = { threadId, body: 'Текст из многих слов, обычный.' };
  const { post } = await mutate<{ __typename: string; post: { id: string } }>(
    app,
    'postOfficialAnswer',
    answer,
    '... on PostOfficialAnswerSuccess { post { id } }',
    specialist,
  );
  const { item } = await mutate<{ __typename: string; item: { id: string } }>(
    app,
    'markForReview',
    { postId: post.id, note: 'Срок мог измениться' },
    '... on MarkForReviewSuccess { item { id } }',
    specialist,
  );
  return item.id;
}

async function askedPrivately(categoryId: string): Promise<string> {
  const { thread } = await mutate<{ __typename: string; thread: { id: string } }>(
    app,
    'askPrivately',
    { categoryId, ...QUESTION },
    '... on AskPrivatelySuccess { thread { id } }',
    asker,
  );
  return thread.id;
}

it('are all in the table', () => {
  expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(mutations).toSorted());
  const has = (name: string, type: string) =>
    String(mutations[name]?.type).replace('!', '') in schema.getTypeMap() &&
    schema
      .getPossibleTypes(schema.getType(String(mutations[name]?.type).replace('!', '')) as never)
      .some((member) => member.name === type);
  for (const [name, { window, stale }] of rows) {
    if (window) expect([name, has(name, 'WindowClosed')]).toEqual([name, true]);
    expect([name, has(name, 'StaleVersion')]).toEqual([name, stale === true]);
  }
});

describe.each([
  ['inside', OPEN],
  ['outside', CLOSED],
])('%s the window', (_name, at) => {
  beforeAll(() => app.clock.set(at));

  it.each(rows)(
    '%s is refused to whom it is not meant for, and to no other',
    async (name, { by, window }) => {
      for (const role of [null, ...ROLES]) {
        const allowed = (BY[by] as ReadonlyArray<Role | null>).includes(role);
        // A session that is ended is of no use to the next.
        const person = name === 'signOut' && role ? await app.person(role) : (people.get(role) ?? null);
        const code = await outcomeOf(name, {}, person);
        const told = [name, role, DENIED.has(code) ? code : 'not denied'];
        const refusal = role === null ? 'SIGN_IN_REQUIRED' : 'NOT_PERMITTED';
        expect(told).toEqual([name, role, allowed ? 'not denied' : refusal]);
        if (!window) expect(code).not.toBe('WINDOW_CLOSED');
      }
    },
  );
});

it.each(rows.filter(([, { window }]) => window))(
  '%s waits for the opening',
  async (name, { window = 'PERSON' }) => {
    app.clock.set(CLOSED);
    for (const role of BY[window])
      expect([role, await outcomeOf(name, { ...real, ...own[name] }, people.get(role) ?? null)]).toEqual([
        role,
        'WINDOW_CLOSED',
      ]);
  },
);

it.each(rows.filter(([, { stale }]) => stale))('%s of another version is refused', async (name, { by }) => {
  app.clock.set(CLAIMS_OVER);
  const persons = by === 'PERSON' ? [asker] : BY[by].map((role) => people.get(role) ?? null);
  for (const person of persons)
    expect(await outcomeOf(name, { ...real, ...own[name], version: 999 }, person)).toBe('STALE_VERSION');
});

/** The code of a refusal, `undefined` of a success; fields that are not given hold senseless values. */
async function outcomeOf(
  name: string,
  given: Readonly<Record<string, unknown>>,
  person: TestPerson | null,
): Promise<string | undefined> {
  const [argument] = mutations[name]?.args ?? [];
  const [declared, passed] = argument ? [`($input: ${String(argument.type)})`, '(input: $input)'] : ['', ''];
  const input = argument && exampleOf(String(argument.type).replace('!', ''), given);
  const answer = await graphql<Record<string, { code?: string }>>(
    app,
    `mutation${declared} { ${name}${passed} { ... on Refusal { code } } }`,
    argument ? { input } : {},
    person,
  );
  if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  return answer.data[name]?.code;
}

function exampleOf(typeName: string, given: Readonly<Record<string, unknown>>): unknown {
  if (typeName.startsWith('[')) return [exampleOf(typeName.replaceAll(/[[\]!]/g, ''), given)];
  if (typeName === 'DateTime') return '2026-11-17T08:00:00Z';
  const type = schema.getType(typeName);
  if (type && 'getValues' in type) return type.getValues()[0]?.name;
  if (!type || !('getFields' in type))
    return typeName === 'Int' || typeName === 'Float' ? 1 : typeName === 'Boolean' ? true : 'нечто';
  const fields = Object.values((type as GraphQLInputObjectType).getFields());
  const needed = fields.filter(({ name, type: of }) => String(of).endsWith('!') || isNamed(name, given));
  return Object.fromEntries(
    needed.map(({ name, type: of }) => [name, given[name] ?? exampleOf(String(of).replace(/!$/, ''), given)]),
  );
}

/** An optional field without which a change is no change. */
const isNamed = (name: string, given: Readonly<Record<string, unknown>>): boolean =>
  ['id', 'version'].includes(name) && given[name] !== undefined;
