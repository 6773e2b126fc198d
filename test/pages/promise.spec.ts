import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SweepPromises, ThreadChanges } from '#forum';
import { Database, keyOf } from '#platform';
import { describeInBrowser } from '../support/browser.js';
import type { AskedThread } from '../support/forum.js';
import { MANNERS, Site } from '../support/site.js';

async function main(page: Page, path: string): Promise<string> {
  await page.goto(path);
  return page.locator('main').innerText();
}

async function sweep(site: Site, at: string): Promise<void> {
  site.app.clock.set(at);
  await site.app.get(SweepPromises).handle();
}

/** What pages say of a promise that is late, stopped or kept (docs/product.md §3). */
describeInBrowser('the promise', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  describe.each(MANNERS)('with JavaScript $javaScript on a $device', (manner) => {
    let asker: Page;
    let moderator: Page;
    let thread: AskedThread;

    beforeAll(async () => {
      site.app.clock.set('2026-11-17T10:00:00+03:00');
      const citizen = await site.app.person('CITIZEN', { timeZone: 'Asia/Vladivostok' });
      asker = await site.visit(citizen, manner);
      moderator = await site.visit(site.moderator, manner);
      ({ thread } = await site.asked(citizen, { kind: 'COMPLAINT' }));
      await site.app.settle();
    });

    it('of a complaint is told in working days, in both zones', async () => {
      const sent = await main(asker, `/ask/sent/${thread.number}`);
      expect(sent).toContain('Модератор прочтёт вопрос до 11:00, 17 ноября (мск');
      expect(sent).toContain('Специалист ответит до 20:00, 24 ноября (мск');
      expect(sent).toContain('у вас 03:00, 25 ноября');
    });

    it('that comes near its end, and is missed, is marked on the desk and apologised for', async () => {
      await sweep(site, '2026-11-17T10:50:00+03:00');
      expect(await main(moderator, '/desk')).toContain('Срок близко');
      await sweep(site, '2026-11-17T11:20:00+03:00');
      const path = `/desk/${await site.itemOf(thread)}`;
      expect(await main(moderator, path)).toContain('Просрочено');
      await site.check(moderator, 'desk-overdue');
      for (const page of [`/ask/sent/${thread.number}`, `/me/questions/${thread.number}`]) {
        expect(await main(asker, page)).toMatch(/не успели, извините\. Ответим до \d\d:\d\d, 17 ноября/);
        await site.check(asker, `late-${page.split('/')[1]}`);
      }
    });

    it('that is stopped says for whom one waits and what is left', async () => {
      const changes = site.app.get(ThreadChanges);
      await site.app.get(Database).transaction(async (tx) => {
        const held = await changes.lock(tx, keyOf('Thread', thread.id) ?? '');
        if (!held) throw new Error('No thread');
        await changes.publish(tx, held, { actorId: null });
        await changes.resolve(tx, held, 'AWAITING_ASKER', { actorId: null });
      });
      const stopped = 'Ждём уточнения от вас. После этого ответим за';
      expect(await main(asker, `/ask/sent/${thread.number}`)).toContain(stopped);
      // Five days of twelve hours, and what was left of the first.
      expect(await main(asker, `/me/questions/${thread.number}`)).toContain(
        'ответим за 68 часов 40 минут рабочего',
      );
      await site.check(asker, 'case-stopped');
      await asker.getByRole('link', { name: 'Открыть страницу вопроса' }).click();
      await asker.getByText(stopped).waitFor();
      await site.check(asker, 'thread-stopped');
      const reader = await site.visit(null, manner);
      expect(await main(reader, new URL(asker.url()).pathname)).not.toContain('Ждём уточнения от вас');
    });
  });
});
