import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestPerson } from './support/app.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import type { AskedThread } from './support/forum.js';
import { graphql } from './support/graphql.js';

const ANSWER = 'Паспорт обновится в профиле за сутки.';

let desk: DeskWithMail;
let answered: AskedThread;
let waiting: AskedThread;
beforeAll(async () => {
  desk = await DeskWithMail.open();
  answered = await desk.publishedThread(await desk.app.person('CITIZEN'));
  await desk.answerOfficially(answered);
  waiting = await desk.publishedThread(await desk.app.person('CITIZEN'));
  await desk.app.settle();
});
afterAll(() => desk.close());

async function suggestedTo(viewer: TestPerson): Promise<unknown> {
  const { data } = await graphql<{ thread: { suggestedReplies: unknown } }>(
    desk.app,
    'query ($number: Int!) { thread(number: $number) { suggestedReplies { text similarity count thread { number } } } }',
    { number: waiting.number },
    viewer,
  );
  return data.thread.suggestedReplies;
}

it('staff are suggested the official answer to the most similar question', async () => {
  const suggested = [
    { text: ANSWER, similarity: expect.any(Number), count: 1, thread: { number: answered.number } },
  ];
  expect(await suggestedTo(desk.specialist)).toEqual(suggested);
  expect(await suggestedTo(desk.moderator)).toEqual(suggested);
});

it('citizens are not', async () => {
  expect(await suggestedTo(desk.trusted)).toBeNull();
});

it('what was hidden since is not suggested, though the index still has it', async () => {
  await desk.app.db.query("UPDATE thread SET moderation = 'HIDDEN' WHERE number = $1", [answered.number]);
  expect(await suggestedTo(desk.specialist)).toEqual([]);
});
