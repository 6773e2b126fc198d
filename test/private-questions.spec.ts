import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { SearchEngine } from '#search';
import { keyOf, toGlobalId } from '#platform';
import type { TestPerson } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { decide, onDuty, stateOf, waitingQuestion } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { graphql, mutate } from './support/graphql.js';
import { runJob } from './support/job.js';

/** In every text of a private question, and nowhere else. */
const SECRET = 'ксенолит';
const PRIVATE = {
  title: `Потерян ${SECRET} из заявления`,
  body: `В заявлении пропал ${SECRET}, а без него ничего не принимают. Что делать?`,
  details: { service: 'Выписка', caseNumber: '4510-77' },
};
const ANSWER = `Ваш ${SECRET} найден, он ждёт вас в отделении.`;
const REASON = 'Причина, которую прочтёт автор.';

interface Private {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly reference: string;
  readonly itemId: string;
}

let desk: DeskWithMail;
let asker: TestPerson;
let stranger: TestPerson;
let supervisor: TestPerson;

beforeAll(async () => {
  desk = await DeskWithMail.open();
  asker = await desk.app.person('CITIZEN', { name: `Спросивший ${SECRET}` });
  stranger = await desk.app.person('CITIZEN');
  supervisor = await desk.app.person('SUPERVISOR');
});
afterAll(() => desk.close());

const THREAD =
  'thread { id number reference kind moderation resolution promise { decisionDueAt answerDueAt } }';

async function askedPrivately(question: Record<string, unknown> = {}): Promise<Private> {
  const asked = await mutate<{
    __typename: string;
    thread: { id: string; number: number; reference: string };
  }>(
    desk.app,
    'askPrivately',
    { categoryId: desk.categoryId, ...PRIVATE, ...question },
    `... on AskPrivatelySuccess { ${THREAD} }`,
    asker,
  );
  if (asked.__typename !== 'AskPrivatelySuccess') throw new Error(JSON.stringify(asked));
  await desk.app.settle();
  const { id, number, reference } = asked.thread;
  const [item] = await desk.app.db.query<{ id: string }>(
    `SELECT id FROM desk_item WHERE thread_id = $1 AND kind = 'PRIVATE_QUESTION' AND closed_at IS NULL`,
    [keyOf('Thread', id)],
  );
  if (!item) throw new Error('The private question is not on the desk');
  return { id, number, reference, key: keyOf('Thread', id) ?? '', itemId: toGlobalId('DeskItem', item.id) };
}

interface ThreadSeen {
  readonly moderation: string;
  readonly resolution: string;
  readonly posts: { readonly edges: readonly object[] };
}

const versionOf = async ({ key }: Private): Promise<number> =>
  (await desk.app.db.query<{ version: number }>('SELECT version FROM thread WHERE id = $1', [key]))[0]
    ?.version ?? 0;
const decided = async (on: Private, mutation: string, input: Record<string, unknown> = {}) =>
  decide(desk.app, mutation, { itemId: on.itemId, version: await versionOf(on), ...input }, desk.moderator);
const answered = (on: Private) =>
  mutate<{ __typename: string; code?: string; post: { id: string } }>(
    desk.app,
    'postOfficialAnswer',
    { threadId: on.id, body: ANSWER },
    '... on PostOfficialAnswerSuccess { post { id } }',
    desk.specialist,
  );
const written = (on: Private, person: TestPerson, body: string) =>
  mutate<{ __typename: string; published?: boolean; post?: { id: string } }>(
    desk.app,
    'postReply',
    { threadId: on.id, body },
    '... on PostReplySuccess { published post { id } }',
    person,
  );

const READ = `query ($number: Int!) { thread(number: $number) {
  kind title moderation resolution path publication { consentedAt publicThread { id title } }
  posts(first: 20) { edges { node { kind html authorName } } } officialAnswer { html } } }`;
const readBy = async (on: Private, person?: TestPerson | null) =>
  (await graphql<{ thread: ThreadSeen | null }>(desk.app, READ, { number: on.number }, person)).data.thread;

/** All that somebody can ask for who is neither its asker nor staff. */
async function seenBy(
  person: TestPerson | null,
  ids: readonly string[],
  numbers: readonly number[],
): Promise<string> {
  const threadFields =
    'id title excerpt authorName reference path category { title } officialAnswer { html } anonymisedFrom { id } publication { consentedAt } relatedThreads { title } similarThreads { title } suggestedReplies { text }';
  const entry = 'title snippet { text } thread { id }';
  const queries: Array<[string, Record<string, unknown>]> = [
    [
      `{ latestThreads(first: 20) { edges { node { ${threadFields} posts(first: 5) { edges { node { html authorName } } } } } } }`,
      {},
    ],
    [`{ categories { title threads(first: 10) { edges { node { ${threadFields} } } } } }`, {}],
    [
      `query ($query: String!) { searchArchive(query: $query, first: 50) { edges { node { ${entry} } } } }`,
      { query: SECRET },
    ],
    [
      `query ($title: String!, $body: String!) { similarThreads(title: $title, body: $body) { title } }`,
      { title: PRIVATE.title, body: PRIVATE.body },
    ],
    [`query ($query: String!) { searchSuggestions(query: $query) { text } }`, { query: SECRET.slice(0, 5) }],
    // A word with a wrong letter is corrected by those of the archive.
    [
      `query ($query: String!) { searchArchive(query: $query, first: 5) { corrections { to } edges { node { title } } } }`,
      { query: `${SECRET.slice(0, -1)}д` },
    ],
    ...ids.map((id): [string, Record<string, unknown>] => [
      `query ($id: ID!) { node(id: $id) { id __typename ... on Thread { ${threadFields} } ... on Post { html latestEdit { body } history { by } } } }`,
      { id },
    ]),
    ...numbers.map((number): [string, Record<string, unknown>] => [
      `query ($number: Int!) { thread(number: $number) { ${threadFields} } }`,
      { number },
    ]),
    ...(person
      ? ([
          [`{ myThreads(first: 20) { edges { node { ${threadFields} } } } }`, {}],
          [`{ myNotifications(first: 50) { edges { node { path thread { title } } } } }`, {}],
        ] as Array<[string, Record<string, unknown>]>)
      : []),
  ];
  const answers = await Promise.all(
    queries.map(([query, variables]) => graphql(desk.app, query, variables, person)),
  );
  answers.forEach((answer, index) => {
    if (answer.errors) throw new Error(`${queries[index]?.[0]}: ${JSON.stringify(answer.errors)}`);
  });
  return JSON.stringify(answers.map(({ data }) => data));
}

describe('a private question', () => {
  it('waits with its own promise, is let in, answered and written on between asker and staff', async () => {
    const on = await askedPrivately();
    expect(await readBy(on, asker)).toMatchObject({
      kind: 'PRIVATE_QUESTION',
      moderation: 'PENDING',
      path: `/private/${on.number}`,
    });
    const accepted = await decided(on, 'publishItem');
    expect(accepted.__typename).toBe('DecisionSuccess');
    expect(await readBy(on, asker)).toMatchObject({ moderation: 'PRIVATE', resolution: 'OPEN' });
    expect(await awaiting()).toContain(on.id);

    expect(await answered(on)).toMatchObject({ __typename: 'PostOfficialAnswerSuccess' });
    expect(await awaiting()).not.toContain(on.id);
    expect(await readBy(on, asker)).toMatchObject({
      resolution: 'ANSWERED',
      officialAnswer: { html: expect.stringContaining(SECRET) },
    });

    expect(await written(on, stranger, 'Можно и мне написать сюда что-нибудь?')).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await written(on, asker, 'В отделении ничего не нашли, проверьте ещё раз.')).toMatchObject({
      published: true,
    });
    expect(await readBy(on, asker)).toMatchObject({ resolution: 'OPEN' });
    expect(await awaiting()).toContain(on.id);
    expect(await written(on, desk.moderator, 'Передали специалисту ещё раз.')).toMatchObject({
      published: true,
    });
    for (const person of [asker, desk.moderator, desk.specialist])
      expect((await readBy(on, person))?.posts.edges).toHaveLength(4);
  });

  it('has the terms of private questions, and both clocks run and stop', async () => {
    await desk.app.db.query(
      'UPDATE category SET private_decision_minutes = 30, private_answer_minutes = 90 WHERE id = $1',
      [keyOf('Category', desk.categoryId)],
    );
    const on = await askedPrivately();
    const clocks = `query ($number: Int!) { thread(number: $number) { clocks { kind state dueAt warnedAt overdueAt } } }`;
    const seen = async () =>
      (await graphql<{ thread: { clocks: object[] } }>(desk.app, clocks, { number: on.number }, asker)).data
        .thread.clocks;
    const start = Date.parse(WORKING_TUESDAY);
    const due = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
    expect(await seen()).toMatchObject([
      { dueAt: due(30), state: 'RUNNING' },
      { dueAt: due(90), state: 'RUNNING' },
    ]);

    desk.app.clock.set(due(23));
    await runJob(desk.app, 'forum.sweep-promises');
    desk.app.clock.set(due(30));
    await runJob(desk.app, 'forum.sweep-promises');
    await desk.app.settle();
    expect(await seen()).toMatchObject([{ warnedAt: due(23), overdueAt: due(30) }, { warnedAt: null }]);
    const changes = await desk.app.db.query<{ kind: string }>(
      `SELECT kind FROM desk_change WHERE item_id = $1 AND kind IN ('WARNED', 'OVERDUE') ORDER BY id`,
      [keyOf('DeskItem', on.itemId)],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['WARNED', 'OVERDUE']);
    expect(mailsTo(asker, on)).toContainEqual(expect.stringContaining('Мы не успели'));

    await decided(on, 'askForDetails', { reason: REASON });
    expect(await seen()).toMatchObject([{ state: 'STOPPED' }, { state: 'PAUSED' }]);
    await written(on, asker, 'Вот подробности, которых не хватало.');
    expect(await seen()).toMatchObject([{ state: 'STOPPED' }, { state: 'RUNNING' }]);
    await answered(on);
    expect(await seen()).toMatchObject([{ state: 'STOPPED' }, { state: 'STOPPED' }]);
    desk.app.clock.set(WORKING_TUESDAY);
  });

  it('is kept once, however often it is sent', async () => {
    const input = {
      categoryId: desk.categoryId,
      ...PRIVATE,
      idempotencyKey: '0f0f5a3e-5a3e-4a3e-8a3e-000000000001',
    };
    const send = () =>
      mutate<{ thread: { id: string } }>(
        desk.app,
        'askPrivately',
        input,
        `... on AskPrivatelySuccess { ${THREAD} }`,
        asker,
      );
    const sent = await Promise.all([send(), send(), send()]);
    expect(new Set(sent.map(({ thread }) => thread.id)).size).toBe(1);
  });

  it('goes to a specialist, whose e-mail has not a word of it', async () => {
    const specialist = await onDuty(desk.app, supervisor, desk.categoryId);
    const on = await askedPrivately();
    expect(await decided(on, 'escalateItem', { reason: `Посмотрите, где ${SECRET}.` })).toMatchObject({
      decision: { kind: 'ESCALATED' },
    });
    await desk.undoingEnds();
    const told = mailsOf(specialist);
    expect(told).toHaveLength(1);
    expect(told.join()).not.toContain(SECRET);
    await answered(on);
    await desk.app.settle();
    const open = await desk.app.db.query(
      'SELECT 1 FROM escalation WHERE thread_id = $1 AND ended_at IS NULL',
      [on.key],
    );
    expect(open).toEqual([]);
  });
});

describe('decisions on a private question', () => {
  it.each([
    ['publishItem', {}, 'DecisionSuccess'],
    ['publishItem', { redactedText: PRIVATE.body.replace('пропал', '[скрыто]') }, 'NotAllowedNow'],
    ['returnItem', { reason: REASON }, 'DecisionSuccess'],
    ['rejectItem', { reasonCode: 'OFF_TOPIC' }, 'DecisionSuccess'],
    ['askForDetails', { reason: REASON }, 'DecisionSuccess'],
    ['mergeItem', { merged: true }, 'NotAllowedNow'],
    ['hideItem', { reason: REASON }, 'NotAllowedNow'],
    ['lockItem', { reason: REASON }, 'NotAllowedNow'],
    ['escalateItem', { reason: REASON }, 'DecisionSuccess'],
    ['confirmAnswer', {}, 'NotAllowedNow'],
  ])('%s %j: %s, and can be undone', async (mutation, input, outcome) => {
    const other = await publicThread();
    const on = await askedPrivately();
    const before = await stateOf(desk.app, { threadId: on.key });
    const { merged, ...rest } = input as Record<string, unknown>;
    const made = await decided(on, mutation, merged ? { intoThreadId: other.id } : rest);
    expect(made.__typename).toBe(outcome);
    if (outcome === 'DecisionSuccess') {
      const undone = await mutate(
        desk.app,
        'undoDecision',
        { decisionId: made.decision?.id },
        '',
        desk.moderator,
      );
      expect(undone.__typename).toBe('UndoDecisionSuccess');
    }
    await desk.app.settle();
    expect(await stateOf(desk.app, { threadId: on.key })).toEqual(before);
  });

  it('are made by the dozen, each with its own outcome', async () => {
    const [first, second] = [await askedPrivately(), await askedPrivately()];
    const items = await Promise.all(
      [first, second].map(async (on) => ({ itemId: on.itemId, version: await versionOf(on) })),
    );
    const bulk = async (kind: string) =>
      (
        await mutate<{ results: Array<{ __typename: string }> }>(
          desk.app,
          'decideItems',
          { kind, items, reason: REASON },
          '... on DecideItemsSuccess { results { __typename } }',
          desk.moderator,
        )
      ).results.map(({ __typename }) => __typename);
    expect(await bulk('HIDDEN')).toEqual(['NotAllowedNow', 'NotAllowedNow']);
    expect(await bulk('PUBLISHED')).toEqual(['DecisionSuccess', 'DecisionSuccess']);
  });

  it('is neither sent elsewhere nor merged into', async () => {
    const on = await askedPrivately();
    await decided(on, 'publishItem');
    const version = await versionOf(on);
    const sent = await mutate(
      desk.app,
      'redirectToTicket',
      { threadId: on.id, version, reason: REASON },
      '... on NotAllowedNow { state }',
      desk.moderator,
    );
    expect(sent).toMatchObject({ __typename: 'NotAllowedNow', state: 'PRIVATE_QUESTION' });
  });
});

describe('nobody else', () => {
  it('learns of it at any step, with the answer and the consent given', async () => {
    const sight = live();
    const on = await askedPrivately();
    const posts: string[] = [];
    const steps: Array<() => Promise<unknown>> = [
      () => decided(on, 'publishItem'),
      async () => posts.push((await answered(on)).post.id),
      async () => posts.push((await written(on, asker, `Спасибо, ${SECRET} у меня.`)).post?.id ?? ''),
      () => consented(on, true),
      () => mutate(desk.app, 'acceptAnswer', { postId: posts[0] }, '', asker),
    ];
    for (const step of steps) {
      await step();
      await desk.app.settle();
      await desk.app.get(SearchEngine).index([on.key]);
      for (const person of [null, stranger])
        expect(await seenBy(person, [on.id, ...posts], [on.number])).not.toContain(SECRET);
    }
    await desk.undoingEnds();
    expect(await sight.refusal(on.id)).toContain('NOT_FOUND');
    const [state] = await desk.app.db.query<{ public: number; counted: number }>(
      `SELECT (SELECT count(*)::int FROM post p WHERE p.thread_id = $1 AND p.moderation = 'PUBLISHED') AS public,
         (SELECT count(*)::int FROM search_document WHERE thread_id = $1)
           + (SELECT count(*)::int FROM search_text WHERE thread_id = $1)
           + (SELECT count(*)::int FROM thread_related WHERE thread_id = $1 OR $1 = ANY(related)) AS counted`,
      [on.key],
    );
    expect(state).toEqual({ public: 0, counted: 0 });
    const telling = desk.server.received.filter(({ subject, text }) => `${subject} ${text}`.includes(SECRET));
    expect(
      new Set(telling.flatMap(({ to }) => [to ?? []].flat().map((one) => one.value[0]?.address))),
    ).toEqual(new Set([asker.email]));
    // What staff wrote is on the page and in no e-mail.
    expect(telling.map(({ text }) => text).join()).not.toContain('найден');
    await sight.end();
  });

  it('is offered it in place of an answer, not even who may read it', async () => {
    const on = await askedPrivately();
    await decided(on, 'publishItem');
    await answered(on);
    await desk.app.settle();
    await desk.app.get(SearchEngine).index([on.key]);
    const alike = await waitingQuestion(desk.app, asker, desk.categoryId, PRIVATE);
    const offers = await graphql<{ node: object }>(
      desk.app,
      `
        query ($id: ID!) {
          node(id: $id) {
            ... on Thread {
              suggestedReplies(first: 10) {
                text
              }
              similarThreads {
                title
              }
              relatedThreads {
                title
              }
            }
          }
        }
      `,
      { id: alike.thread.id },
      desk.specialist,
    );
    // Public threads may be offered: in so small an archive "Что делать?" is alike enough.
    expect(offers.data.node).toMatchObject({ similarThreads: expect.anything(), relatedThreads: [] });
    expect(JSON.stringify(offers.data.node)).not.toContain(SECRET);
  });

  it('could be shown it even by a mistake: the database refuses', async () => {
    const on = await askedPrivately();
    for (const state of ['PUBLISHED', 'HIDDEN'])
      await expect(
        desk.app.db.query('UPDATE thread SET moderation = $2 WHERE id = $1', [on.key, state]),
      ).rejects.toThrow('thread_private_never_public');
  });

  it('may follow it, accept its answer or say that it may be published', async () => {
    const on = await askedPrivately();
    await decided(on, 'publishItem');
    const { post } = await answered(on);
    for (const [mutation, input] of [
      ['subscribe', { threadId: on.id, level: 'WATCHING' }],
      ['acceptAnswer', { postId: post.id }],
      ['consentToPublication', { threadId: on.id, consent: true }],
      ['postReply', { threadId: on.id, body: 'Здесь был кто-то посторонний.' }],
    ] as const)
      expect([mutation, (await mutate(desk.app, mutation, input, '', stranger)).__typename]).toEqual([
        mutation,
        'NotFound',
      ]);
    expect(
      (await mutate(desk.app, 'followByEmail', { threadId: on.id, email: 'someone@veche.example' }, ''))
        .__typename,
    ).toBe('NotFound');
  });
});

describe('what is done with published posts', () => {
  it('is not done with those of a private question', async () => {
    const on = await askedPrivately();
    await decided(on, 'publishItem');
    const { post: answer } = await answered(on);
    const { post: reply } = await written(on, asker, 'Проверил ещё раз, ничего не нашёл.');
    const body = 'Совсем другой текст, который никто не увидит.';
    const edits = await Promise.all([
      mutate(desk.app, 'editPost', { postId: reply?.id, version: 1, body }, '', asker),
      mutate(desk.app, 'editPost', { postId: answer.id, version: 1, body }, '', desk.specialist),
      mutate(desk.app, 'editPost', { postId: reply?.id, version: 1, body }, '', stranger),
    ]);
    expect(edits.map(({ __typename }) => __typename)).toEqual(['NotAllowedNow', 'NotAllowedNow', 'NotFound']);
    for (const person of [asker, stranger, desk.moderator])
      expect(
        await mutate(desk.app, 'reportPost', { postId: answer.id, reason: 'INSULT' }, '', person),
      ).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('publishing without a name', () => {
  const TEXTS = {
    title: 'Пропало вложение из заявления',
    question: 'В заявлении пропало вложение. Что делать?',
    answer: 'Обратитесь в отделение: вложение хранится там.',
  };
  const publish = async (
    on: Private,
    input: Record<string, unknown> = {},
    person: TestPerson = desk.moderator,
  ) =>
    mutate<{ __typename: string; publicThread?: { id: string; number: number } }>(
      desk.app,
      'publishAnonymised',
      { threadId: on.id, version: await versionOf(on), ...TEXTS, ...input },
      '... on PublishAnonymisedSuccess { publicThread { id number } } ... on NotAllowedNow { state }',
      person,
    );
  it('needs consent, an answer, the version, an open window, a moderator and texts without personal data', async () => {
    const unanswered = await askedPrivately();
    await decided(unanswered, 'publishItem');
    await consented(unanswered, true);
    expect(await publish(unanswered)).toMatchObject({ __typename: 'NotAllowedNow', state: 'OPEN' });
    const on = await ready();
    expect((await publish(on)).__typename).toBe('NoConsent');
    await consented(on, true);
    await consented(on, false);
    expect((await publish(on)).__typename).toBe('NoConsent');
    await consented(on, true);
    expect((await publish(on, { version: 1 })).__typename).toBe('StaleVersion');
    expect((await publish(on, { answer: 'Пишите на ivan.petrov@mail.example, поможем.' })).__typename).toBe(
      'InvalidInput',
    );
    for (const person of [asker, desk.specialist])
      expect((await publish(on, {}, person)).__typename).toBe('NotPermitted');
    desk.app.clock.set('2026-11-17T21:00:00+03:00');
    expect((await publish(on)).__typename).toBe('WindowClosed');
    expect((await publish(on, { overrideReason: 'Иначе опоздаем к утру.' }, supervisor)).__typename).toBe(
      'PublishAnonymisedSuccess',
    );
    desk.app.clock.set(WORKING_TUESDAY);
    expect(await publish(on)).toMatchObject({ __typename: 'NotAllowedNow', state: 'PUBLISHED' });
    expect(await consented(on, false)).toBe('NotAllowedNow');
  });

  it('makes a public thread that leads back for asker and staff only', async () => {
    const on = await ready();
    await consented(on, true);
    const made = await publish(on);
    expect(made.__typename).toBe('PublishAnonymisedSuccess');
    await desk.app.settle();
    const query = `query ($number: Int!) { thread(number: $number) { title authorName moderation resolution reference
      officialAnswer { html department } anonymisedFrom { id } posts(first: 5) { edges { node { html authorName } } } } }`;
    const asks = async (person: TestPerson | null) =>
      (
        await graphql<{ thread: Record<string, unknown> }>(
          desk.app,
          query,
          { number: made.publicThread?.number },
          person,
        )
      ).data.thread;
    for (const person of [null, stranger]) {
      const seen = await asks(person);
      expect(seen).toMatchObject({
        title: TEXTS.title,
        moderation: 'PUBLISHED',
        resolution: 'ANSWERED',
        anonymisedFrom: null,
      });
      expect(JSON.stringify(seen)).not.toContain(SECRET);
      expect(
        await seenBy(
          person,
          [on.id, made.publicThread?.id ?? ''],
          [on.number, made.publicThread?.number ?? 0],
        ),
      ).not.toContain(SECRET);
    }
    for (const person of [asker, desk.moderator, desk.specialist])
      expect(await asks(person)).toMatchObject({ anonymisedFrom: { id: on.id } });
    expect(await readBy(on, asker)).toMatchObject({
      moderation: 'PRIVATE',
      publication: { publicThread: { id: made.publicThread?.id } },
    });
    const [entry] = await desk.app.db.query(
      `SELECT 1 FROM audit_entry WHERE action = 'forum.published-anonymised' AND subject_id = $1`,
      [on.key],
    );
    expect(entry).toBeDefined();
  });
});

async function ready(): Promise<Private> {
  const on = await askedPrivately();
  await decided(on, 'publishItem');
  await answered(on);
  return on;
}

async function consented(on: Private, consent: boolean): Promise<string> {
  return (await mutate(desk.app, 'consentToPublication', { threadId: on.id, consent }, '', asker)).__typename;
}

async function awaiting(): Promise<string[]> {
  const answer = await graphql<{ awaitingAnswer: { edges: Array<{ node: { id: string } }> } }>(
    desk.app,
    '{ awaitingAnswer(first: 50) { edges { node { id } } } }',
    {},
    desk.specialist,
  );
  return answer.data.awaitingAnswer.edges.map(({ node }) => node.id);
}

async function publicThread(): Promise<{ readonly id: string }> {
  const on = await waitingQuestion(desk.app, stranger, desk.categoryId);
  await decide(desk.app, 'publishItem', { itemId: on.itemId, version: await on.version() }, desk.moderator);
  return on.thread;
}

/** What the mail server has received for somebody, subject and text. */
const mailsOf = (person: TestPerson): string[] =>
  desk.server.received
    .filter(({ to }) => [to ?? []].flat().some((one) => one.value[0]?.address === person.email))
    .map(({ subject, text }) => `${subject} ${text}`);
const mailsTo = (person: TestPerson, { reference }: Private): string[] =>
  mailsOf(person).filter((said) => said.includes(reference));

/** A listener of the live API who has not signed in. */
function live() {
  const client = createClient({
    url: `${desk.app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
  });
  return {
    refusal: async (threadId: string): Promise<string> => {
      const query = 'subscription ($id: ID!) { postPublished(threadId: $id) { html } }';
      const said = await client
        .iterate({ query, variables: { id: threadId } })
        .next()
        .catch((error: unknown) => error);
      return JSON.stringify(said);
    },
    end: async () => client.dispose(),
  };
}
