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
  cancelWithdrawal: { by: 'PERSON' },
  changeDetails: { by: 'PERSON' },
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

/** What a machine reads or writes, and people do not see. */
const MACHINE =
  /^(email|password|token|timeZone|locale|idempotencyKey|calendar|key|region|shortCode|query|date|from|text|csv|opens|closes|checkedOn|validUntil|occurredAt|allowedHosts)$/;
const MARKDOWN = new Set(['body', 'question', 'answer']);
const INVISIBLE = [
  '\u3164',
  '\u2800',
  '\uFFA0',
  '\u115F',
  '\u{1D159}',
  '\u200B',
  '\u0301',
  '\u{E0041}',
  '\u3164 \u2800\u200D \u00A0',
].map((signs) => signs.repeat(12));
const RENDERED_AS_NOTHING = [
  '&nbsp;'.repeat(12),
  '&#x3164;&#10240;&emsp;&#8203;'.repeat(4),
  '```паспорт и снилс\n```',
];

/** The paths of all fields that a person types. */
function typedFieldsOf(type: GraphQLInputObjectType, path: readonly string[] = []): string[][] {
  return Object.values(type.getFields()).flatMap((field) => {
    const of = schema.getType(String(field.type).replaceAll(/[[\]!]/g, ''));
    const here = [...path, field.name];
    if (of && 'getFields' in of) return typedFieldsOf(of as GraphQLInputObjectType, here);
    return of?.name === 'String' && !MACHINE.test(field.name) ? [here] : [];
  });
}

const typed = rows.flatMap(([name]) => {
  const [argument] = mutations[name]?.args ?? [];
  if (!argument) return [];
  const type = schema.getType(String(argument.type).replace('!', '')) as GraphQLInputObjectType;
  return typedFieldsOf(type).map((path) => ({ name, type, path, field: path.join('.') }));
});
/** A version is no version if nothing is seen of it, though it may be left out; and one wish is not told from the other. */
const NEEDED = new Set([
  'publishItem.redactedText',
  'publishItem.redactedTitle',
  'editPost.title',
  'setUrgency.reason',
]);

describe('a text of which nothing is seen', () => {
  it.each(typed)('is empty as $field of $name', async ({ name, type, path, field }) => {
    app.clock.set(OPEN);
    const needed =
      NEEDED.has(`${name}.${field}`) ||
      (path.length === 1 && String(type.getFields()[field]?.type).endsWith('!'));
    const by = BY[(MUTATIONS[name] as Row).by] as ReadonlyArray<Role | null>;
    const person = by.includes('CITIZEN') ? asker : (people.get(by.at(-1) ?? null) ?? null);
    for (const text of [...INVISIBLE, ...(MARKDOWN.has(field) ? RENDERED_AS_NOTHING : [])]) {
      const input = {
        ...withText(type, path, text, { ...real, ...own[name] }),
        ...(name === 'setUrgency' && { urgent: true }),
      };
      const answer = await mutate(app, name, input, '', person).catch((error: unknown) => ({
        __typename: String(error),
      }));
      const problems = ('problems' in answer ? answer['problems'] : []) as Array<{ field: string }>;
      if (needed)
        expect([text, answer.__typename, problems.map((problem) => problem.field)]).toEqual([
          text,
          'InvalidInput',
          expect.arrayContaining([field]),
        ]);
      else expect(answer.__typename).not.toMatch(/Error/);
    }
  });

  it('is stored nowhere', async () => {
    const columns = await app.db.query<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema = current_schema() AND data_type IN ('text', 'jsonb', 'ARRAY')
         -- A draft keeps what was typed, and is parsed when it becomes a decision.
         AND table_name <> 'decision_draft'`,
    );
    expect(columns.length).toBeGreaterThan(100);
    const holding: string[] = [];
    for (const { table, column } of columns) {
      const [row] = await app.db.query<{ held: boolean }>(
        `SELECT EXISTS (SELECT FROM "${table}" WHERE "${column}"::text ~ '\u3164|\u2800|\u{1D159}') AS held`.replace(
          /\\u\{?([0-9A-F]+)\}?/g,
          (_escape, code: string) => String.fromCodePoint(parseInt(code, 16)),
        ),
      );
      if (row?.held) holding.push(`${table}.${column}`);
    }
    expect(holding).toEqual([]);
  });
});

/** An example of an input with this text at the end of the path. */
function withText(
  type: GraphQLInputObjectType,
  [head = '', ...rest]: readonly string[],
  text: string,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = type.getFields();
  // What is a text in one input is a choice in another.
  const fitting = Object.entries(given).filter(([name]) => !isChoice(String(fields[name]?.type)));
  const of = schema.getType(String(fields[head]?.type).replaceAll(/[[\]!]/g, ''));
  const value = rest.length > 0 ? withText(of as GraphQLInputObjectType, rest, text, {}) : text;
  const isList = String(fields[head]?.type).startsWith('[');
  const example = exampleOf(type.name, Object.fromEntries(fitting)) as Record<string, unknown>;
  return { ...example, [head]: isList ? [value, value] : value };
}

const isChoice = (type: string): boolean =>
  'getValues' in (schema.getType(type.replaceAll(/[[\]!]/g, '')) ?? {});

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
