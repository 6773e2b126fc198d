import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { keyOf } from '#platform';
import type { TestPerson } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { decide } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { type Published, itemOf, publishedQuestion, publishedReply, seenPost } from './support/edits.js';
import { QUESTION } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let desk: DeskWithMail;
let asker: TestPerson;
let stranger: TestPerson;
let supervisor: TestPerson;
let published: Published;

beforeAll(async () => {
  desk = await DeskWithMail.open({ REVIEW_SHARE: '0' });
  stranger = await desk.app.person('CITIZEN');
  supervisor = await desk.app.person('SUPERVISOR');
});
afterAll(() => desk?.close());
beforeEach(async () => {
  asker = await desk.app.person('CITIZEN', { name: 'Анна' });
  published = await publishedQuestion(desk.app, asker, desk.moderator, desk.categoryId);
});
afterEach(() => desk.app.clock.set(WORKING_TUESDAY));

const NEW_TITLE = 'Не обновляется паспорт в личном кабинете';
const NEW_BODY = 'Получил новый паспорт в мае, но в профиле до сих пор старые данные. Что делать?';

interface Answer {
  readonly __typename: string;
  readonly state?: string;
  readonly currentVersion?: number;
  readonly check?: string;
  readonly opensAt?: string;
  readonly problems?: ReadonlyArray<{ field: string; code: string }>;
  readonly published?: boolean;
  readonly post?: { readonly html: string; readonly version: number };
}

async function edit(
  person: TestPerson | null,
  change: Record<string, unknown> = {},
  postId = published.postId,
): Promise<Answer> {
  const { version } = await seenPost(desk.app, postId, asker);
  return mutate<Answer>(
    desk.app,
    'editPost',
    { postId, version, body: NEW_BODY, ...change },
    `... on EditPostSuccess { published post { html version } } ... on NotAllowedNow { state }
     ... on StaleVersion { currentVersion } ... on ScreenedOut { check } ... on WindowClosed { opensAt }`,
    person,
  );
}

async function decideEdit(
  mutation: string,
  verdict: Record<string, unknown> = {},
  postId = published.postId,
) {
  await desk.app.settle();
  const { itemId, version } = await itemOf(desk.app, postId, 'EDIT');
  return decide(desk.app, mutation, { itemId, version, ...verdict }, desk.moderator);
}

const undo = (decisionId: string | undefined, person: TestPerson) =>
  mutate<{ __typename: string; state?: string }>(
    desk.app,
    'undoDecision',
    { decisionId },
    '... on NotAllowedNow { state }',
    person,
  );

const threadNow = async () => {
  const [thread] = await desk.app.db.query<{ title: string; slug: string; version: number }>(
    'SELECT title, slug, version FROM thread WHERE id = $1',
    [published.question.threadId],
  );
  return thread;
};

const found = async (query: string): Promise<string[]> => {
  const { data } = await graphql<{ searchArchive: { edges: Array<{ node: { thread: { id: string } } }> } }>(
    desk.app,
    'query($query: String!) { searchArchive(query: $query, first: 50) { edges { node { thread { id } } } } }',
    { query },
  );
  return data.searchArchive.edges.map(({ node }) => node.thread.id);
};

async function hidePart(): Promise<void> {
  const reported = { postId: published.postId, reason: 'PERSONAL_DATA' };
  await mutate(desk.app, 'reportPost', reported, '', stranger);
  const { itemId, version } = await itemOf(desk.app, published.postId, 'REPORT');
  const redactedText = QUESTION.body.replace('новый паспорт', '[скрыто]');
  const made = await decide(desk.app, 'publishItem', { itemId, version, redactedText }, desk.moderator);
  expect(made.__typename).toBe('DecisionSuccess');
}

describe('a citizen’s edit', () => {
  it('waits on the desk, due in one working hour, while readers see the old text', async () => {
    expect(await edit(asker, { title: NEW_TITLE })).toMatchObject({
      __typename: 'EditPostSuccess',
      published: false,
    });
    await desk.app.settle();
    const seen = await seenPost(desk.app, published.postId, null);
    expect(seen).toMatchObject({ editedAt: null, history: null, latestEdit: null });
    expect(seen.html).not.toContain('в мае');
    const { itemId, version } = await itemOf(desk.app, published.postId, 'EDIT');
    const { data } = await graphql<{ node: Record<string, unknown> }>(
      desk.app,
      `
        query ($id: ID!) {
          node(id: $id) {
            ... on DeskItem {
              kind
              title
              html
              version
              dueAt
              screening {
                check
              }
              edit {
                title {
                  kind
                  text
                }
                body {
                  kind
                  text
                }
              }
              readerReports {
                count
              }
            }
          }
        }
      `,
      { id: itemId },
      desk.moderator,
    );
    expect(data.node).toMatchObject({
      kind: 'EDIT',
      title: NEW_TITLE,
      version,
      dueAt: new Date(new Date(WORKING_TUESDAY).getTime() + 3_600_000).toISOString(),
      html: expect.stringContaining('в мае'),
      edit: { body: expect.arrayContaining([{ kind: 'ADDED', text: ' в мае' }]) },
      readerReports: null,
    });
    expect(await seenPost(desk.app, published.postId, asker)).toMatchObject({
      latestEdit: { moderation: 'PENDING', title: NEW_TITLE, body: NEW_BODY },
    });
  });

  it('that is let in stands in the text, the title, the address and the search; what stood there is history', async () => {
    await edit(asker, { title: NEW_TITLE });
    const before = await threadNow();
    expect((await decideEdit('publishItem')).__typename).toBe('DecisionSuccess');
    await desk.app.settle();
    const after = await threadNow();
    expect(after).toMatchObject({ title: NEW_TITLE });
    expect(after?.slug).not.toBe(before?.slug);
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
    expect(await found('кабинете')).toContain(published.question.thread.id);
    const seen = await seenPost(desk.app, published.postId, asker);
    expect(seen.html).toContain('в мае');
    expect(seen.history).toEqual([
      {
        by: 'Анна',
        at: seen.editedAt,
        title: [
          { kind: 'SAME', text: 'Не обновляется паспорт в ' },
          { kind: 'REMOVED', text: 'профиле' },
          { kind: 'ADDED', text: 'личном кабинете' },
        ],
        body: expect.arrayContaining([{ kind: 'ADDED', text: ' в мае' }]),
      },
    ]);
    expect((await seenPost(desk.app, published.postId, stranger)).history).toBeNull();
    expect((await seenPost(desk.app, published.postId, null)).editedAt).toBe(seen.editedAt);
    await desk.undoingEnds();
    expect(await desk.mailsTo(asker.email)).toContainEqual(
      expect.stringContaining('Ваша правка опубликована'),
    );
  });

  it('is let in with a part of it hidden; nothing that the author wrote is lost', async () => {
    await edit(asker);
    const redactedText = NEW_BODY.replace('новый паспорт', '[скрыто]');
    expect(await decideEdit('publishItem', { redactedText })).toMatchObject({
      __typename: 'DecisionSuccess',
    });
    const seen = await seenPost(desk.app, published.postId, asker);
    expect(seen.html).toContain('[скрыто] в мае');
    expect(seen.latestEdit).toMatchObject({ moderation: 'PUBLISHED', body: NEW_BODY });
    const rewritten = await edit(asker, { body: 'Совсем другой вопрос, ничего общего.' });
    expect(rewritten.__typename).toBe('EditPostSuccess');
    expect(await decideEdit('publishItem', { redactedText: NEW_BODY })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it.each([
    [
      'returnItem',
      { reason: 'Уточните, какой паспорт.', span: { start: 0, end: 7 } },
      'RETURNED',
      'Правку нужно изменить',
    ],
    ['rejectItem', { reasonCode: 'OFF_TOPIC' }, 'REJECTED', 'Ваша правка не опубликована'],
  ])(
    'that %s meets leaves the old text and is kept, and its author is told',
    async (mutation, verdict, state, mail) => {
      await edit(asker);
      const before = await threadNow();
      expect((await decideEdit(mutation, verdict)).__typename).toBe('DecisionSuccess');
      expect(await threadNow()).toEqual(before);
      expect(await seenPost(desk.app, published.postId, asker)).toMatchObject({
        editedAt: null,
        history: [],
        latestEdit: { moderation: state, body: NEW_BODY },
      });
      await desk.undoingEnds();
      expect(await desk.mailsTo(asker.email)).toContainEqual(expect.stringContaining(mail));
      expect((await itemOf(desk.app, published.postId, 'EDIT')).waits).toBe(false);
    },
  );

  it('is replaced by a newer one, which a decision on the first has not seen', async () => {
    await edit(asker);
    await desk.app.settle();
    const first = await itemOf(desk.app, published.postId, 'EDIT');
    const NEWER = 'Паспорт обновился, но прописка осталась старая. Что делать теперь?';
    await edit(asker, { body: NEWER });
    await desk.app.settle();
    const { itemId, version } = first;
    expect(await decide(desk.app, 'publishItem', { itemId, version }, desk.moderator)).toMatchObject({
      __typename: 'StaleVersion',
    });
    await decideEdit('publishItem');
    const seen = await seenPost(desk.app, published.postId, asker);
    expect(seen.html).toContain('прописка');
    const edits = await desk.app.db.query<{ moderation: string }>(
      'SELECT moderation FROM post_edit WHERE post_id = $1 ORDER BY written_at, id',
      [keyOf('Post', published.postId)],
    );
    expect(edits.map(({ moderation }) => moderation)).toEqual(['WITHDRAWN', 'PUBLISHED']);
  });

  it('can be taken back by its author alone, and leaves the desk', async () => {
    const takeBack = (person: TestPerson | null) =>
      mutate<Answer>(
        desk.app,
        'withdrawEdit',
        { postId: published.postId },
        '... on NotAllowedNow { state }',
        person,
      );
    expect((await takeBack(asker)).__typename).toBe('NotFound');
    await edit(asker);
    await desk.app.settle();
    expect((await takeBack(null)).__typename).toBe('NotPermitted');
    expect((await takeBack(stranger)).__typename).toBe('NotPermitted');
    expect((await takeBack(asker)).__typename).toBe('WithdrawEditSuccess');
    await desk.app.settle();
    expect((await itemOf(desk.app, published.postId, 'EDIT')).waits).toBe(false);
    expect(await takeBack(asker)).toMatchObject({ __typename: 'NotAllowedNow', state: 'WITHDRAWN' });
    expect((await decideEdit('publishItem')).__typename).toBe('AlreadyDecided');
    // Another one waits in the same place.
    await edit(asker);
    await desk.app.settle();
    expect((await itemOf(desk.app, published.postId, 'EDIT')).waits).toBe(true);
  });

  it('sent twice under one key is one; with other words it is refused', async () => {
    const { version } = await seenPost(desk.app, published.postId, asker);
    const key = { version, idempotencyKey: randomUUID() };
    const answers = await Promise.all([edit(asker, key), edit(asker, key)]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['EditPostSuccess', 'EditPostSuccess']);
    const edits = await desk.app.db.query('SELECT 1 FROM post_edit WHERE post_id = $1', [
      keyOf('Post', published.postId),
    ]);
    expect(edits).toHaveLength(1);
    expect(await edit(asker, { ...key, body: `${NEW_BODY} И ещё.` })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('is refused in words of its own', async () => {
    const { version } = await seenPost(desk.app, published.postId, asker);
    expect((await edit(null)).__typename).toBe('NotPermitted');
    expect((await edit(stranger)).__typename).toBe('NotPermitted');
    expect((await edit(desk.moderator)).__typename).toBe('NotPermitted');
    expect(await edit(asker, { version: version - 1 })).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: version,
    });
    expect(await edit(asker, { body: 'Мало' })).toMatchObject({ problems: [{ field: 'body' }] });
    expect(await edit(asker, { body: QUESTION.body })).toMatchObject({
      problems: [{ field: 'body', code: 'edit_SAME' }],
    });
    const links = Array.from({ length: 12 }, (_, n) => `https://spam${n}.example/купить`).join(' ');
    expect(await edit(asker, { body: `Смотрите, где помогут: ${links}` })).toMatchObject({
      __typename: 'ScreenedOut',
      check: 'CONTACTS_AND_LINKS',
    });
    const { itemId } = published.question;
    const lock = { itemId, version: await published.question.version(), reason: 'Ссорятся.' };
    const { decision } = await decide(desk.app, 'lockItem', lock, desk.moderator);
    expect(await edit(asker)).toMatchObject({ __typename: 'NotAllowedNow', state: 'LOCKED' });
    await undo(decision?.id, desk.moderator);
    const hide = { itemId, version: await published.question.version(), reason: 'Личные данные.' };
    await decide(desk.app, 'hideItem', hide, desk.moderator);
    expect(await edit(asker)).toMatchObject({ __typename: 'NotAllowedNow', state: 'HIDDEN' });
  });

  it('cannot be let in to a thread that was hidden meanwhile, but can be rejected', async () => {
    await edit(asker);
    await desk.app.settle();
    const hide = { version: await published.question.version(), reason: 'Личные данные.' };
    await decide(desk.app, 'hideItem', { itemId: published.question.itemId, ...hide }, desk.moderator);
    expect((await decideEdit('publishItem')).__typename).toBe('NotAllowedNow');
    expect((await decideEdit('rejectItem', { reasonCode: 'SPAM' })).__typename).toBe('DecisionSuccess');
  });

  it('of a reply waits as well; of whom the category trusts it does not', async () => {
    const waiting = await publishedReply(desk.app, stranger, desk.moderator, published);
    const body = 'У меня было то же самое, помогло выйти и войти снова.';
    expect(await edit(stranger, { body }, waiting)).toMatchObject({ published: false });
    expect((await decideEdit('publishItem', {}, waiting)).__typename).toBe('DecisionSuccess');
    expect((await seenPost(desk.app, waiting, stranger)).history).toMatchObject([{ title: null }]);
    const trusted = await desk.reply(desk.trusted, published.question.thread);
    expect(await edit(desk.trusted, { body }, trusted)).toMatchObject({ published: true });
    expect((await seenPost(desk.app, trusted, null)).html).toContain('войти снова');
  });
});

describe('an undone decision on an edit', () => {
  it.each([
    ['publishItem', {}],
    ['publishItem', { redactedText: NEW_BODY.replace('новый паспорт', '[скрыто]') }],
    ['returnItem', { reason: 'Уточните, какой паспорт.' }],
    ['rejectItem', { reasonCode: 'OFF_TOPIC' }],
  ])('%s %j brings back both texts and the item', async (mutation, verdict) => {
    await edit(asker, { title: NEW_TITLE });
    await desk.app.settle();
    const before = await threadNow();
    const { html } = await seenPost(desk.app, published.postId, null);
    const { decision } = await decideEdit(mutation, verdict);
    await desk.undoingEnds();
    expect((await undo(decision?.id, supervisor)).__typename).toBe('UndoDecisionSuccess');
    expect(await threadNow()).toMatchObject({ title: before?.title, slug: before?.slug });
    const originals = await desk.app.db.query('SELECT 1 FROM post_original WHERE post_id = $1', [
      keyOf('Post', published.postId),
    ]);
    expect(originals).toEqual([]);
    expect(await seenPost(desk.app, published.postId, asker)).toMatchObject({
      html,
      editedAt: null,
      history: [],
      latestEdit: { moderation: 'PENDING', title: NEW_TITLE },
    });
    expect((await itemOf(desk.app, published.postId, 'EDIT')).waits).toBe(true);
    expect(await desk.mailsTo(asker.email)).toContainEqual(expect.stringContaining('правке отменено'));
    expect((await decideEdit(mutation, verdict)).__typename).toBe('DecisionSuccess');
  });

  it('brings back a hidden part of the former text, with what the author had written', async () => {
    await hidePart();
    await edit(asker);
    const { decision } = await decideEdit('publishItem');
    await undo(decision?.id, desk.moderator);
    const [original] = await desk.app.db.query<{ markdown: string }>(
      'SELECT markdown FROM post_original WHERE post_id = $1',
      [keyOf('Post', published.postId)],
    );
    expect(original?.markdown).toBe(QUESTION.body);
    expect((await seenPost(desk.app, published.postId, null)).html).toContain('[скрыто]');
  });

  it('is refused when a newer edit has come since', async () => {
    await edit(asker);
    const { decision } = await decideEdit('rejectItem', { reasonCode: 'OFF_TOPIC' });
    await edit(asker, { body: 'Паспорт обновился, но прописка осталась старая. Что делать теперь?' });
    await desk.app.settle();
    expect(await undo(decision?.id, desk.moderator)).toMatchObject({
      __typename: 'NotAllowedNow',
      state: 'PENDING',
    });
  });

  it('leaves an edit that was let in after the decision that is undone', async () => {
    const version = await published.question.version();
    const lock = { itemId: published.question.itemId, version, reason: 'Ссорятся в ответах.' };
    await edit(asker);
    const { decision } = await decide(desk.app, 'lockItem', lock, desk.moderator);
    await decideEdit('publishItem');
    expect((await undo(decision?.id, supervisor)).__typename).toBe('UndoDecisionSuccess');
    expect((await seenPost(desk.app, published.postId, null)).html).toContain('в мае');
  });
});

describe('an official answer', () => {
  const body = 'Паспорт обновится в профиле за двое суток.';

  it('is changed by its author at once, with its history', async () => {
    const answer = await desk.answerOfficially(published.question.thread);
    expect(await edit(desk.specialist, { body }, answer)).toMatchObject({
      __typename: 'EditPostSuccess',
      published: true,
      post: { html: expect.stringContaining('двое суток') },
    });
    const seen = await seenPost(desk.app, answer, desk.moderator);
    expect(seen.history).toHaveLength(1);
    expect(seen.editedAt).toBe(new Date(WORKING_TUESDAY).toISOString());
    const other = await desk.app.person('SPECIALIST');
    expect((await edit(other, { body: `${body} Или нет.` }, answer)).__typename).toBe('NotPermitted');
  });

  it('stays as it is while the window is closed', async () => {
    const answer = await desk.answerOfficially(published.question.thread);
    desk.app.clock.set('2026-11-20T20:00:00+03:00');
    expect(await edit(desk.specialist, { body }, answer)).toMatchObject({
      __typename: 'WindowClosed',
      opensAt: '2026-11-23T05:00:00.000Z',
    });
  });
});
