import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ChannelInput, Directory } from '#directory';
import { Database, keyOf, toGlobalId } from '#platform';
import { WebModule } from '../../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './app.js';
import { faultsOf, markupFaults, picture, visit } from './browser.js';
import { type AskedThread, askedQuestion, putCategory } from './forum.js';
import { mutate } from './graphql.js';

/** How a page is played: once as most people see it, once on a phone that runs no scripts. */
export interface Manner {
  readonly javaScript: boolean;
  readonly device: 'desktop' | 'phone';
}
export const MANNERS: readonly Manner[] = [
  { javaScript: true, device: 'desktop' },
  { javaScript: false, device: 'phone' },
];

const WORKDAY: [string, string][] = [['09:00', '18:00']];
const LINE: ChannelInput = {
  key: 'help-line',
  kind: 'PHONE',
  name: { ru: 'Линия поддержки', en: 'Help line' },
  value: '8 800 000-00-01',
  schedule: {
    timeZone: 'Europe/Moscow',
    weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
    calendar: 'RU',
  },
};

/** The public site with a category, a moderator, a specialist, and people who look at it in browsers. */
export class Site {
  private readonly scriptless = new WeakSet<Page>();

  private constructor(
    readonly app: TestApp,
    readonly categoryId: string,
    readonly moderator: TestPerson,
    readonly specialist: TestPerson,
  ) {}

  static async open(environment: Record<string, string> = {}, floodGuard = false): Promise<Site> {
    const app = await startApp({ modules: [WebModule], environment, floodGuard });
    const categoryId = await putCategory(app);
    const moderator = await app.person('MODERATOR', { name: 'Ольга Сергеевна' });
    const specialist = await app.person('SPECIALIST', {
      name: 'Игорь Петрович',
      department: 'Отдел документов',
    });
    return new Site(app, categoryId, moderator, specialist);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  async visit(
    person: TestPerson | null,
    manner: Partial<Manner> & { readonly locale?: string } = {},
  ): Promise<Page> {
    const { javaScript = true, device = 'desktop', locale } = manner;
    const page = await visit(this.app.url, {
      javaScript,
      phone: device === 'phone',
      ...(person && { secret: person.secret }),
      ...(locale && { locale }),
    });
    if (!javaScript) this.scriptless.add(page);
    return page;
  }

  /** Nothing is wrong with the page: its markup, its accessibility (where scripts run), its width. */
  async check(page: Page, name: string): Promise<void> {
    const plain = this.scriptless.has(page);
    await picture(page, `${name}-${plain ? 'phone' : 'desktop'}`);
    expect(await (plain ? markupFaults(page) : faultsOf(page))).toEqual([]);
    expect(await page.evaluate(OVERFLOWING)).toEqual([]);
  }

  asked(asker: TestPerson, question: Record<string, unknown> = {}): Promise<{ thread: AskedThread }> {
    return askedQuestion(this.app, asker, this.categoryId, question);
  }

  /** A question that the moderator has let in. @returns it with its address. */
  async published(
    asker: TestPerson,
    question: Record<string, unknown> = {},
  ): Promise<AskedThread & { readonly path: string }> {
    const { thread } = await this.asked(asker, question);
    await this.app.settle();
    const itemId = toGlobalId('DeskItem', await this.itemOf(thread));
    const decided = await mutate(
      this.app,
      'publishItem',
      { itemId, version: thread.version },
      '',
      this.moderator,
    );
    if (decided.__typename !== 'DecisionSuccess') throw new Error(JSON.stringify(decided));
    const [row] = await this.app.db.query<{ slug: string }>('SELECT slug FROM thread WHERE number = $1', [
      thread.number,
    ]);
    return { ...thread, path: `/t/${thread.number}-${row?.slug}` };
  }

  /** The item of the desk on which the question, or the latest reply to it, waits. */
  async itemOf(thread: Pick<AskedThread, 'id'>): Promise<string> {
    const [item] = await this.app.db.query<{ id: string }>(
      'SELECT id FROM desk_item WHERE thread_id = $1 AND closed_at IS NULL ORDER BY entered_at DESC, id DESC',
      [keyOf('Thread', thread.id)],
    );
    if (!item) throw new Error('Nothing of the thread waits on the desk');
    return item.id;
  }

  /** A phone line that works on weekdays from 09:00 to 18:00. */
  async putLine(change: Partial<ChannelInput> = {}): Promise<void> {
    const directory = this.app.get(Directory);
    await this.app.get(Database).transaction((tx) => directory.putChannel(tx, { ...LINE, ...change }));
  }

  async answerOfficially(thread: AskedThread): Promise<void> {
    const input = { threadId: thread.id, body: 'Паспорт обновится в профиле за сутки.' };
    const answered = await mutate(this.app, 'postOfficialAnswer', input, '', this.specialist);
    if (answered.__typename !== 'PostOfficialAnswerSuccess') throw new Error(JSON.stringify(answered));
  }
}

/** Elements that are wider than the screen: a page must not scroll sideways (WCAG 2.2, 1.4.10). */
const OVERFLOWING = `document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
      .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)
  : []`;
