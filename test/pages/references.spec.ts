import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestPerson } from '../support/app.js';
import { describeInBrowser } from '../support/browser.js';
import { WORKING_TUESDAY } from '../support/clock.js';
import { graphql, mutate } from '../support/graphql.js';
import { Site } from '../support/site.js';

/** The number that an asker was given, wherever a number or a search is typed (docs/product.md §7). */
describeInBrowser('a reference number', () => {
  let site: Site;
  let asker: TestPerson;
  let open: Awaited<ReturnType<Site['published']>>;
  let waiting: Awaited<ReturnType<Site['asked']>>['thread'];
  let secret: Awaited<ReturnType<Site['asked']>>['thread'];

  beforeAll(async () => {
    site = await Site.open();
    asker = await site.app.person('CITIZEN');
    open = await site.published(asker);
    ({ thread: waiting } = await site.asked(asker, { title: 'Не приходит выписка о доходах' }));
    const asked = await mutate<{ thread: typeof waiting }>(
      site.app,
      'askPrivately',
      { categoryId: site.categoryId, title: 'Вопрос о чужой заявке', body: 'Вижу чужую заявку, что делать?' },
      '... on AskPrivatelySuccess { thread { id number reference } }',
      asker,
    );
    secret = asked.thread;
    await site.app.settle();
  });
  afterAll(() => site?.close());

  /** Where the search box, or another form, leads; `null` for a page of its own. */
  const led = async (typed: string, person: TestPerson | null, form = '/search?q=') => {
    const answer = await fetch(site.app.url + form + encodeURIComponent(typed), {
      redirect: 'manual',
      ...(person && { headers: { cookie: `veche=${person.secret}` } }),
    });
    if (answer.status === 303) expect(answer.headers.get('cache-control')).toBe('private, no-store');
    return answer.status === 303 ? answer.headers.get('location') : null;
  };

  it('leads anyone from the search box to a published question, as it was typed', async () => {
    const { reference, path } = open;
    for (const typed of [
      reference,
      reference.replace('-', ''),
      ` ${reference.replace('-', ' ')} `,
      `№ ${reference}`,
    ])
      expect([typed, await led(typed, null)]).toEqual([typed, path]);
  });

  it('leads to what is not published whom it concerns, and nobody else', async () => {
    const other = await site.app.person('CITIZEN');
    const own = `/me/questions/${waiting.number}`;
    expect(await led(waiting.reference, asker)).toBe(own);
    expect(await led(waiting.reference, site.moderator)).toBe(`/desk/${await site.itemOf(waiting)}`);
    expect(await led(secret.reference, asker)).toBe(`/private/${secret.number}`);
    expect(await led(secret.reference, site.moderator)).toBe(`/private/${secret.number}`);
    for (const person of [other, null])
      for (const { reference } of [waiting, secret]) expect(await led(reference, person)).toBeNull();
  });

  it('finds nothing by a wrong digit, and is searched for in quotes', async () => {
    const wrong = open.reference.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    for (const typed of [wrong, `"${open.reference}"`, String(open.number)])
      expect([typed, await led(typed, null)]).toEqual([typed, null]);
    const reader = await site.visit(null);
    await reader.goto(`/search?q=${wrong}`);
    await reader.getByRole('heading', { name: 'Ничего не нашлось' }).waitFor();
  });

  it('is looked up on the page of moderators, where a wrong digit is told', async () => {
    expect(await led(waiting.reference, asker, '/desk/find?number=')).toBeNull();
    const page = await site.visit(site.moderator);
    await page.goto('/desk');
    await page.getByText('Найти по номеру обращения').click();
    await page.getByLabel('Номер обращения').fill(`${waiting.number}-x`);
    await page.getByRole('button', { name: 'Найти', exact: true }).last().click();
    await page.getByRole('link', { name: 'Обращения с таким номером нет.' }).waitFor();
    await site.check(page, 'desk-find');
    await page.getByLabel('Номер обращения').fill(String(waiting.number));
    await page.getByRole('button', { name: 'Найти', exact: true }).last().click();
    await page.getByRole('link', { name: 'Проверьте номер: последняя цифра не сходится.' }).waitFor();
    await page.getByLabel('Номер обращения').fill(waiting.reference);
    await page.getByRole('button', { name: 'Найти', exact: true }).last().click();
    await page.getByRole('heading', { name: 'Не приходит выписка о доходах' }).waitFor();
  });

  it('is taken by the API as by the pages', async () => {
    const query =
      'query ($reference: String!) { thread: threadByReference(reference: $reference) { number } }';
    const seen = async (reference: string, person?: TestPerson) =>
      (await graphql<{ thread: { number: number } | null }>(site.app, query, { reference }, person)).data
        .thread;
    expect(await seen(open.reference.replace('-', ''))).toEqual({ number: open.number });
    expect(await seen(waiting.reference)).toBeNull();
    expect(await seen(waiting.reference, asker)).toEqual({ number: waiting.number });
    expect(await seen(String(open.number))).toBeNull();
  });

  it('leads a specialist to a question whose answer waits for the morning, and is told when', async () => {
    site.app.clock.set('2026-11-20T20:00:00+03:00');
    const page = await site.visit(site.specialist);
    await page.goto(open.path);
    await page.getByLabel('Официальный ответ', { exact: true }).fill('Паспорт обновится в профиле за сутки.');
    await page.getByRole('button', { name: 'Опубликовать в 08:00' }).click();
    await page.getByText('Опубликуем ответ 23 ноября в 08:00.').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Your answer will be published on 23 November at 08:00.').waitFor();
    site.app.clock.set(WORKING_TUESDAY);
  });
});
