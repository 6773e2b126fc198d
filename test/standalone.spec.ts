import { chmod, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { veche } from './support/command.js';
import { graphql, mutate } from './support/graphql.js';
import { type Service, failToStart, freePort, startStandalone } from './support/services.js';
import { waitUntil } from './support/wait-until.js';

/** Each step goes on with what the one before left, as an evening with the product does. */
const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

describe('npm start', () => {
  let environment: Record<string, string>;
  let folder: string;
  let service: Service;
  let secret = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veche-standalone-'));
    // PostgreSQL may run as another user than this one, who has to pass through.
    await chmod(folder, 0o755);
    environment = {
      VECHE_DATA_DIR: folder,
      PORT: String(await freePort()),
      MAIL_FROM: 'Veche <veche@veche.example>',
    };
    service = await startStandalone(environment);
  });
  afterAll(async () => {
    await service?.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  const page = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${service.url}${path}`, { redirect: 'manual', ...init });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const ownTitles = async () => {
    const answer = await graphql<{ myThreads: { edges: Array<{ node: { title: string } }> } }>(
      service,
      '{ myThreads { edges { node { title } } } }',
      {},
      { secret },
    );
    return answer.data.myThreads.edges.map(({ node }) => node.title);
  };

  it('shows the first page with the demonstration', async () => {
    const { status, text } = await page('/');
    expect(status).toBe(200);
    expect(text).toContain('Регистрация и вход');
  });

  it('prints by which people can sign in', async () => {
    const password = /password (\S+) as/.exec(service.output)?.[1] ?? '';
    expect(service.output).toContain('moderator      maria@veche.example');
    const result = await mutate(
      service,
      'signIn',
      { email: 'anna@veche.example', password },
      '... on SignedIn { secret }',
    );
    expect(result.__typename).toBe('SignedIn');
    secret = String(result['secret']);
  });

  it('keeps its secrets from other users of the machine', async () => {
    for (const name of ['secret', 'demo-password'])
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'mail'))).mode & 0o077).toBe(0);
  });

  it('moves its clock, in development only', async () => {
    expect((await page('/dev/clock', form({ to: 'instant', at: '2026-11-20 20:00:00' }))).status).toBe(303);
    expect((await page('/dev')).text).toContain('20:00, 20 ноября');
    await page('/dev/clock', form({ to: 'opening' }));
    expect((await page('/dev')).text).toContain('08:00, 23 ноября');
    expect((await page('/dev/clock', form({ to: 'instant', at: 'вчера' }))).headers.get('location')).toBe(
      '/dev?bad',
    );
    await page('/dev/clock', form({ to: 'real' }));
  });

  it('puts every mail into its own mailbox', async () => {
    const email = 'new@veche.example';
    await mutate(
      service,
      'signUp',
      { email, displayName: 'Новый Человек', password: 'тихая река под горой' },
      '',
    );
    const mailTo = async () => {
      const paths = (await page('/dev')).text.matchAll(/\/dev\/mail\/[^"]+/g);
      for (const [path] of paths) {
        const mail = await page(path);
        if (mail.text.includes(email)) return { path, mail };
      }
      return null;
    };
    const { path, mail } = await waitUntil(mailTo);
    expect(mail.text).toMatch(new RegExp(`<a href="${service.url}/[^"]*verify`));
    expect((await page(`${path}/html`)).headers.get('content-security-policy')).toContain('sandbox');
    expect((await page('/dev/mail/..%2Fsecret')).status).toBe(404);
  });

  it('lets an operator work beside it', async () => {
    const line = JSON.stringify({
      id: 'beside',
      category: 'sign-in',
      question: 'Где посмотреть журнал посещений кабинета?',
      answer: 'Откройте «Безопасность», раздел «Действия в системе».',
    });
    const outcome = await veche(environment, ['import', 'threads', '-'], `${line}\n`);
    expect(outcome).toEqual({ code: 0, out: '1 threads added, 0 known already, 0 broken lines.\n', err: '' });
    expect(
      (
        await page(
          '/search?q=%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB+%D0%BF%D0%BE%D1%81%D0%B5%D1%89%D0%B5%D0%BD%D0%B8%D0%B9',
        )
      ).text,
    ).toContain('Где посмотреть журнал посещений кабинета?');
  });

  it('keeps its audit log from being changed by its own role of the database', async () => {
    expect(await veche(environment, ['staff', 'anna@veche.example', 'citizen'])).toMatchObject({ code: 0 });
    const { applicationPassword, port } = JSON.parse(
      await readFile(join(folder, 'database', 'connection.json'), 'utf8'),
    ) as { applicationPassword: string; port: number };
    const client = new Client(`postgres://veche_app:${applicationPassword}@127.0.0.1:${port}/veche`);
    await client.connect();
    try {
      expect((await client.query('SELECT action FROM audit_entry')).rowCount).toBeGreaterThan(0);
      for (const change of ["UPDATE audit_entry SET action = 'x'", 'DELETE FROM audit_entry'])
        await expect(client.query(change)).rejects.toMatchObject({ code: '42501' });
      const served = await client.query(
        `SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name = 'veche'`,
      );
      expect(served.rows).toEqual([{ usename: 'veche_app' }]);
    } finally {
      await client.end();
    }
    const verified = await veche(environment, ['audit', 'verify']);
    expect(verified).toMatchObject({ code: 0, err: '' });
  });

  it('tells a busy port in one sentence', async () => {
    const { code, printed } = await failToStart(environment);
    expect({ code, printed }).toEqual({
      code: 1,
      printed: `Port ${environment['PORT']} is already in use; set PORT to another one.\n`,
    });
    expect((await page('/')).status).toBe(200);
  });

  it.each([
    [
      'postgres://nobody@127.0.0.1:9/veche',
      /^No database server answers at 127\.0\.0\.1:9 \(DATABASE_URL\)\.\n$/,
    ],
    [
      'postgres://nobody@nowhere.invalid/veche',
      /^The host "nowhere\.invalid" of DATABASE_URL is not known\.\n$/,
    ],
    ['mysql://127.0.0.1/veche', /^Bad settings: DATABASE_URL: .+\n$/],
  ])('tells the wrong DATABASE_URL %s in one sentence', async (url, sentence) => {
    const { code, printed } = await failToStart({ ...environment, DATABASE_URL: url });
    expect(code).toBe(1);
    expect(printed).toMatch(sentence);
  });

  it('loses nothing when it is killed, and takes its database over', async () => {
    const { data } = await graphql<{ categories: Array<{ id: string }> }>(service, '{ categories { id } }');
    const title = 'Вопрос перед внезапным концом';
    const input = {
      categoryId: data.categories[0]?.id,
      title,
      body: 'Этот вопрос должен остаться, что бы ни случилось.',
    };
    const asked = await mutate(service, 'askQuestion', input, '', { secret });
    expect(asked.__typename).toBe('AskQuestionSuccess');
    await service.end('SIGKILL');
    const pidFile = join(folder, 'database', 'data', 'postmaster.pid');
    const [pid] = (await readFile(pidFile, 'utf8')).split('\n');

    service = await startStandalone(environment);
    expect((await readFile(pidFile, 'utf8')).split('\n')[0]).toBe(pid);
    expect(await ownTitles()).toContain(title);
    expect(await veche(environment, ['seed'])).toMatchObject({ code: 1, out: '' });
    const development = { ...environment, VECHE_ENV: 'development' };
    expect((await veche(development, ['seed'])).out).toMatch(/^0 demo threads added/);
  });

  it('stops cleanly, its database too', async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    expect(await readdir(join(folder, 'database', 'data'))).not.toContain('postmaster.pid');
  });

  it('has no page for development in production', async () => {
    service = await startStandalone({ ...environment, VECHE_ENV: 'production' });
    expect((await page('/dev')).status).toBe(404);
    expect((await page('/dev/clock', form({ to: 'friday' }))).status).toBe(404);
    expect(service.output).not.toContain('/dev');
    expect(service.output).not.toContain('password');
  });
});
