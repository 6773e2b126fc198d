import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf, toGlobalId } from '#platform';
import type { TestPerson } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { decide, stateOf } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { type Published, itemOf, publishedQuestion, publishedReply, seenPost } from './support/edits.js';
import { QUESTION } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let desk: DeskWithMail;
let asker: TestPerson;
let reader: TestPerson;
let supervisor: TestPerson;
let published: Published;

beforeAll(async () => {
  desk = await DeskWithMail.open({ REVIEW_SHARE: '0' });
  supervisor = await desk.app.person('SUPERVISOR');
});
afterAll(() => desk?.close());
beforeEach(async () => {
  asker = await desk.app.person('CITIZEN');
  reader = await desk.app.person('CITIZEN', { name: 'Борис Читатель' });
  published = await publishedQuestion(desk.app, asker, desk.moderator, desk.categoryId);
});
afterEach(() => desk.app.clock.set(WORKING_TUESDAY));

interface Answer {
  readonly __typename: string;
  readonly state?: string;
  readonly retryAt?: string;
  readonly problems?: ReadonlyArray<{ field: string; code: string }>;
}

const report = (
  person: TestPerson | null,
  change: Record<string, unknown> = {},
  postId = published.postId,
): Promise<Answer> =>
  mutate<Answer>(
    desk.app,
    'reportPost',
    { postId, reason: 'PERSONAL_DATA', ...change },
    '... on NotAllowedNow { state } ... on TooManyReports { retryAt }',
    person,
  );

async function decideReport(
  mutation: string,
  verdict: Record<string, unknown> = {},
  postId = published.postId,
) {
  const { itemId, version } = await itemOf(desk.app, postId, 'REPORT');
  return decide(desk.app, mutation, { itemId, version, ...verdict }, desk.moderator);
}

const undo = (decisionId: string | undefined, person: TestPerson) =>
  mutate<{ __typename: string }>(desk.app, 'undoDecision', { decisionId }, '', person);

const rows = (postId = published.postId) =>
  desk.app.db.query<{ reason: string; words: string | null; waits: boolean }>(
    'SELECT reason, words, decision_id IS NULL AS waits FROM post_report WHERE post_id = $1 ORDER BY reported_at, id',
    [keyOf('Post', postId)],
  );

const itemSeen = async (person: TestPerson) => {
  const { itemId } = await itemOf(desk.app, published.postId, 'REPORT');
  const { data } = await graphql<{ node: Record<string, unknown> | null }>(
    desk.app,
    `
      query ($id: ID!) {
        node(id: $id) {
          ... on DeskItem {
            kind
            html
            dueAt
            readerReports {
              count
              reasons {
                reason
                count
              }
              latest {
                reason
                words
                by
              }
            }
            edit {
              body {
                text
              }
            }
          }
        }
      }
    `,
    { id: itemId },
    person,
  );
  return data.node;
};

const told = async (person: TestPerson) =>
  (await desk.mailsTo(person.email)).filter((subject) => subject.includes('жалобу'));

describe('a reader’s report', () => {
  it('waits on the desk with all the others on the same post, due in one working hour', async () => {
    expect((await report(reader, { words: 'Здесь номер паспорта.' })).__typename).toBe('ReportPostSuccess');
    for (const reason of ['PERSONAL_DATA', 'INSULT'])
      await report(await desk.app.person('CITIZEN'), { reason });
    const items = await desk.app.db.query('SELECT 1 FROM desk_item WHERE post_id = $1 AND kind = $2', [
      keyOf('Post', published.postId),
      'REPORT',
    ]);
    expect(items).toHaveLength(1);
    expect(await itemSeen(desk.moderator)).toMatchObject({
      kind: 'REPORT',
      dueAt: new Date(new Date(WORKING_TUESDAY).getTime() + 3_600_000).toISOString(),
      readerReports: {
        count: 3,
        reasons: [
          { reason: 'PERSONAL_DATA', count: 2 },
          { reason: 'INSULT', count: 1 },
        ],
        latest: expect.arrayContaining([
          { reason: 'PERSONAL_DATA', words: 'Здесь номер паспорта.', by: 'Борис Читатель' },
        ]),
      },
      edit: null,
    });
    expect(await itemSeen(reader)).toBeNull();
  });

  it('is one for a person and a post, however often and however many at once it is sent', async () => {
    await Promise.all([report(reader), report(reader), report(reader)]);
    await report(reader, { reason: 'INSULT', words: 'Здесь ругаются.' });
    expect(await rows()).toEqual([{ reason: 'INSULT', words: 'Здесь ругаются.', waits: true }]);
  });

  it('is refused in words of its own', async () => {
    expect((await report(null)).__typename).toBe('NotPermitted');
    expect(await report(asker)).toMatchObject({ __typename: 'NotAllowedNow', state: 'OWN_POST' });
    expect(await report(reader, { reason: 'OTHER' })).toMatchObject({
      problems: [{ field: 'words', code: 'report_WORDS' }],
    });
    expect((await report(reader, {}, toGlobalId('Post', reader.accountId))).__typename).toBe('NotFound');
    await report(reader);
    await decideReport('hideItem', { reason: 'Личные данные.' });
    expect((await report(await desk.app.person('CITIZEN'))).__typename).toBe('NotFound');
  });

  it('is one of ten within an hour', async () => {
    const posts: string[] = [];
    for (let n = 0; n < 11; n++)
      posts.push((await publishedQuestion(desk.app, asker, desk.moderator, desk.categoryId)).postId);
    const answers: string[] = [];
    for (const postId of posts) answers.push((await report(reader, {}, postId)).__typename);
    expect(answers).toEqual([...Array<string>(10).fill('ReportPostSuccess'), 'TooManyReports']);
    // What waits can still be put right.
    expect((await report(reader, { reason: 'INSULT' }, posts[0])).__typename).toBe('ReportPostSuccess');
    desk.app.clock.advance(60 * 60_000);
    expect((await report(reader, {}, posts[10])).__typename).toBe('ReportPostSuccess');
  });
});

describe('what is decided on a report', () => {
  it('keeps the text as it is, tells who reported and nobody else', async () => {
    const other = await desk.app.person('CITIZEN');
    await desk.undoingEnds();
    await report(reader);
    await report(other, { reason: 'INSULT' });
    const before = await stateOf(desk.app, published.question);
    const mails = await desk.mailsTo(asker.email);
    expect((await decideReport('publishItem')).__typename).toBe('DecisionSuccess');
    expect(await stateOf(desk.app, published.question)).toMatchObject({
      thread: (before as { thread: object }).thread,
      posts: (before as { posts: object }).posts,
    });
    await desk.undoingEnds();
    expect([await told(reader), await told(other)]).toEqual([
      ['Модератор рассмотрел вашу жалобу'],
      ['Модератор рассмотрел вашу жалобу'],
    ]);
    expect(await desk.mailsTo(asker.email)).toEqual(mails);
    const { text } = await desk.mailAbout(reader, 'жалобу');
    expect(text).toContain('решил его оставить');
    expect(text).not.toContain('Борис');
  });

  it('is not asked for again by the same person about the same text; about another text it is', async () => {
    await report(reader);
    await decideReport('publishItem');
    expect((await report(reader, { reason: 'INSULT' })).__typename).toBe('AlreadyDecided');
    expect((await itemOf(desk.app, published.postId, 'REPORT')).waits).toBe(false);
    const { version } = await seenPost(desk.app, published.postId, null);
    const edit = { postId: published.postId, version, body: 'Паспорт 4510 так и не обновился, что делать?' };
    await mutate(desk.app, 'editPost', edit, '', asker);
    await desk.app.settle();
    const waiting = await itemOf(desk.app, published.postId, 'EDIT');
    await decide(
      desk.app,
      'publishItem',
      { itemId: waiting.itemId, version: waiting.version },
      desk.moderator,
    );
    expect((await report(reader)).__typename).toBe('ReportPostSuccess');
    expect((await itemOf(desk.app, published.postId, 'REPORT')).waits).toBe(true);
  });

  it('hides a question or a reply; its author and who reported are told, and it is undone whole', async () => {
    const reply = await publishedReply(desk.app, await desk.app.person('CITIZEN'), desk.moderator, published);
    for (const postId of [published.postId, reply]) {
      await report(reader, {}, postId);
      const before = await stateOf(desk.app, published.question);
      const { decision } = await decideReport('hideItem', { reason: 'Личные данные.' }, postId);
      expect((await seenPost(desk.app, postId, null)) ?? null).toBeNull();
      await desk.undoingEnds();
      expect((await undo(decision?.id, supervisor)).__typename).toBe('UndoDecisionSuccess');
      expect(await stateOf(desk.app, published.question)).toEqual(before);
      expect(await rows(postId)).toMatchObject([{ waits: true }]);
    }
    expect(await told(reader)).toHaveLength(2);
    expect(await desk.mailsTo(asker.email)).toContainEqual(expect.stringContaining('скрыт'));
  });

  it('locks the thread', async () => {
    await report(reader, { reason: 'INSULT' });
    const { decision } = await decideReport('lockItem', { reason: 'Здесь только ссорятся.' });
    expect(await stateOf(desk.app, published.question)).toMatchObject({
      thread: { locked_at: expect.anything() },
    });
    expect((await undo(decision?.id, supervisor)).__typename).toBe('UndoDecisionSuccess');
    expect(await stateOf(desk.app, published.question)).toMatchObject({ thread: { locked_at: null } });
  });

  it('hides a part of the text, and is undone', async () => {
    await report(reader);
    const before = await stateOf(desk.app, published.question);
    const redactedText = QUESTION.body.replace('новый паспорт', '[скрыто]');
    const { decision } = await decideReport('publishItem', { redactedText });
    expect((await seenPost(desk.app, published.postId, null)).html).toContain('[скрыто]');
    await undo(decision?.id, desk.moderator);
    expect(await stateOf(desk.app, published.question)).toEqual(before);
  });

  it('is stale when the text has changed since it was read', async () => {
    await report(reader);
    const { itemId, version } = await itemOf(desk.app, published.postId, 'REPORT');
    const { version: postVersion } = await seenPost(desk.app, published.postId, null);
    const edit = {
      postId: published.postId,
      version: postVersion,
      body: 'Паспорт так и не обновился, помогите.',
    };
    await mutate(desk.app, 'editPost', edit, '', asker);
    await desk.app.settle();
    const waiting = await itemOf(desk.app, published.postId, 'EDIT');
    await decide(
      desk.app,
      'publishItem',
      { itemId: waiting.itemId, version: waiting.version },
      desk.moderator,
    );
    const hide = { itemId, version, reason: 'Личные данные.' };
    expect((await decide(desk.app, 'hideItem', hide, desk.moderator)).__typename).toBe('StaleVersion');
  });

  it('undone does not hide again what another decision has shown since, nor the other way round', async () => {
    await report(reader);
    const { decision } = await decideReport('publishItem');
    const hide = { version: await published.question.version(), reason: 'Личные данные.' };
    await decide(desk.app, 'hideItem', { itemId: published.question.itemId, ...hide }, desk.moderator);
    expect((await undo(decision?.id, supervisor)).__typename).toBe('UndoDecisionSuccess');
    expect(await stateOf(desk.app, published.question)).toMatchObject({ thread: { moderation: 'HIDDEN' } });
  });

  it('can still be made when the question was sent on', async () => {
    await report(reader);
    const version = await published.question.version();
    const ticket = { threadId: published.question.thread.id, version, reason: 'Решат специалисты.' };
    const sent = await mutate(desk.app, 'redirectToTicket', ticket, '', desk.moderator);
    expect(sent.__typename).toBe('RedirectToTicketSuccess');
    await desk.app.settle();
    expect((await itemOf(desk.app, published.postId, 'REPORT')).waits).toBe(true);
  });
});
