import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import type { TestPerson } from './support/app.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { type AskedThread, askedQuestion } from './support/forum.js';
import { mutate } from './support/graphql.js';

let desk: DeskWithMail;

beforeAll(async () => {
  desk = await DeskWithMail.open();
});
afterAll(() => desk.close());

describe('the author', () => {
  it('is told of each decision once: returned twice, then published', async () => {
    const asker = await desk.app.person('CITIZEN');
    const { thread } = await askedQuestion(desk.app, asker, desk.categoryId);
    await desk.decide('returnItem', { reason: 'Напишите, на какой странице это было.' });
    await desk.undoingEnds();
    const first = await desk.mailAbout(asker, 'ждёт исправлений');
    expect(first.text).toContain('Причина: Напишите, на какой странице это было.');
    expect(first.text).toContain(`https://veche.example/me/questions/${thread.number}/revise`);
    expect(first.references).toBe(`<thread-${keyOf('Thread', thread.id)}@veche.example>`);

    await revise(asker, thread, 2);
    await desk.decide('returnItem', { reason: 'Добавьте текст ошибки.' });
    await desk.undoingEnds();
    expect((await desk.mailAbout(asker, 'ждёт исправлений', 2)).text).toContain('Добавьте текст ошибки.');

    await revise(asker, thread, 4);
    await desk.decide('publishItem', {});
    await desk.undoingEnds();
    await desk.mailAbout(asker, 'опубликован');
    expect(await desk.mailsTo(asker.email)).toHaveLength(3);
  });

  it('is told why a question was rejected, in a sentence of their language', async () => {
    const asker = await desk.app.person('CITIZEN');
    await desk.app.db.query(`UPDATE account SET locale = 'en' WHERE id = $1`, [asker.accountId]);
    await askedQuestion(desk.app, asker, desk.categoryId);
    await desk.decide('rejectItem', { reasonCode: 'OFF_TOPIC' });
    await desk.undoingEnds();
    const mail = await desk.mailAbout(asker, 'is not published');
    expect(mail.text).toContain('Reason: the text is not about the work of our service.');
  });

  it('of a reply is told too', async () => {
    const thread = await desk.publishedThread(await desk.app.person('CITIZEN'));
    const helper = await desk.app.person('CITIZEN');
    await desk.reply(helper, thread);
    await desk.decide('rejectItem', { reasonCode: 'OTHER', reason: 'Совет устарел в 2024 году.' });
    await desk.undoingEnds();
    const mail = await desk.mailAbout(helper, 'Ваш ответ не опубликован');
    expect(mail.text).toContain('Причина: Совет устарел в 2024 году.');
  });
});

async function revise(asker: TestPerson, thread: AskedThread, version: number): Promise<void> {
  const text = { title: 'Не обновляется паспорт в профиле', body: 'Страница «Документы», раздел «Паспорт».' };
  const revised = await mutate(
    desk.app,
    'reviseQuestion',
    { threadId: thread.id, version, ...text },
    '',
    asker,
  );
  expect(revised.__typename).toBe('ReviseQuestionSuccess');
}
