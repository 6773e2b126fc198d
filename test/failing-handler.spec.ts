import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { DeskWithMail } from './support/desk-with-mail.js';
import { waitUntil } from './support/wait-until.js';

let desk: DeskWithMail;
beforeAll(async () => {
  desk = await DeskWithMail.open();
});
afterAll(() => desk.close());

it('what follows an event goes on though one part of it fails, and only that part is tried again', async () => {
  const asker = await desk.app.person('CITIZEN');
  const thread = await desk.publishedThread(asker);
  const { db } = desk.app;
  const indexed = () =>
    db.query('SELECT 1 FROM search_document WHERE thread_id = $1 AND official', [keyOf('Thread', thread.id)]);

  await db.query('ALTER TABLE search_document RENAME TO search_document_away');
  await desk.answerOfficially(thread);
  const mail = await desk.mailAbout(asker, 'Новое по вопросу');
  expect(mail.text).toContain('дан официальный ответ');
  const waiting: string[] = await waitUntil(async () => {
    const jobs = await db.query('SELECT task_identifier, last_error FROM graphile_worker.jobs');
    const failed = jobs.filter(({ last_error: error }) => String(error).includes('search_document'));
    return failed.length === jobs.length && failed.map(({ task_identifier: task }) => task).toSorted();
  });
  expect(waiting).toEqual(['search.index-changed-thread', 'search.index-published-post']);

  await db.query('ALTER TABLE search_document_away RENAME TO search_document');
  await waitUntil(async () => (await indexed()).length === 1);
  await desk.app.settle();
  const told = await db.query("SELECT 1 FROM mail WHERE subject LIKE '%Новое по вопросу%'");
  expect(told).toHaveLength(1);
});
