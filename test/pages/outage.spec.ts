import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseServer, migrate, openDatabaseServer } from '#platform';
import { WebModule } from '../../apps/web/src/web.module.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { type TestApp, startApp } from '../support/app.js';
import { describeInBrowser, faultsOf, visit } from '../support/browser.js';
import { openDatabase } from '../support/database.js';
import { QUESTION, putCategory } from '../support/forum.js';

describeInBrowser('while the database is away', () => {
  let folder: string;
  let server: DatabaseServer;
  let app: TestApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veche-pages-'));
    server = await openDatabaseServer({ dataDir: folder });
    await migrate({ databaseUrl: server.applicationUrl, migrationDatabaseUrl: server.url }, MIGRATIONS);
    const database = openDatabase(server.url, async () => undefined, server.applicationUrl);
    app = await startApp({ modules: [WebModule], database });
    await putCategory(app);
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('people are told so, and what they typed is sent once it is back', async () => {
    const page = await visit(app.url, { secret: (await app.person('CITIZEN')).secret });
    await page.goto('/ask?category=documents');
    await page.getByLabel('Суть вопроса').fill(QUESTION.title);
    await page.getByLabel('Что произошло').fill(QUESTION.body);
    await page.getByRole('button', { name: 'Проверить вопрос' }).click();
    await page.getByRole('heading', { name: 'Проверьте вопрос перед отправкой' }).waitFor();

    await server.stop();
    const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/ask/send');
    await page.getByRole('button', { name: 'Отправить вопрос' }).click();
    expect((await answer).status()).toBe(503);
    await page.getByRole('heading', { name: 'Сайт ненадолго недоступен' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    server = await openDatabaseServer({ dataDir: folder });
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await page.getByRole('heading', { name: 'Вопрос отправлен' }).waitFor();
    expect(await app.db.query('SELECT title FROM thread')).toEqual([{ title: QUESTION.title }]);
  });
});
