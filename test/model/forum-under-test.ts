import {
  AcceptAnswer,
  AskQuestion,
  EditPost,
  PostOfficialAnswer,
  PostReply,
  ReviseQuestion,
  WithdrawQuestion,
} from '#forum';
import { Accounts } from '#accounts';
import { Directory } from '#directory';
import { RedirectToPhone } from '#handoff';
import type { Person } from '#kernel';
import {
  AskForDetails,
  AwaitingAnswers,
  DeskRepository,
  HideItem,
  LockItem,
  MergeItem,
  PublishItem,
  RejectItem,
  ReturnItem,
  UndoDecision,
} from '#moderation';
import { Database, Refused, keyOf, toGlobalId } from '#platform';
import type { TestApp, TestPerson } from '../support/app.js';
import { putCategory } from '../support/forum.js';
import { graphql } from '../support/graphql.js';

const DECISIONS = {
  publish: PublishItem,
  reject: RejectItem,
  giveBack: ReturnItem,
  ask: AskForDetails,
  hide: HideItem,
  lock: LockItem,
  merge: MergeItem,
} as const;
export type DecisionName = keyof typeof DECISIONS;
interface Deciding {
  execute(viewer: Person, input: object): Promise<object>;
}

/** One thread of the product, and what was made in it. */
export interface RealThread {
  readonly id: string;
  readonly number: number;
  readonly postId: string;
  readonly person: Person;
  readonly signedIn: TestPerson;
  readonly answers: string[];
  readonly decisions: string[];
}

/** The product as the model's commands use it: its use cases, called as its resolvers and pages call them. */
export class ForumUnderTest {
  private constructor(
    readonly app: TestApp,
    private readonly askers: ReadonlyArray<{ readonly person: Person; readonly signedIn: TestPerson }>,
    private readonly supervisor: Person,
    private readonly specialist: Person,
    private readonly helper: Person,
    private readonly lineId: string,
  ) {}

  private category = { id: '', key: '', slug: '' };
  private sequences = 0;

  static async open(app: TestApp): Promise<ForumUnderTest> {
    const accounts = app.get(Accounts);
    const personOf = async ({ accountId }: TestPerson): Promise<Person> => {
      const account = await accounts.find(accountId);
      if (!account) throw new Error('No account');
      return { ...account, accountId, sessionId: '' };
    };
    const askers = [];
    for (let count = 0; count < THREADS; count++) {
      const signedIn = await app.person('CITIZEN');
      askers.push({ person: await personOf(signedIn), signedIn });
    }
    return new ForumUnderTest(
      app,
      askers,
      await personOf(await app.person('SUPERVISOR')),
      await personOf(await app.person('SPECIALIST')),
      await personOf(await app.person('CITIZEN', { trusted: true })),
      await putPhoneLine(app),
    );
  }

  /** A theme of its own, so that lists and counts hold this sequence alone. @returns threads that wait in it. */
  async begin(at: string): Promise<RealThread[]> {
    this.app.clock.set(at);
    const slug = `model-${this.sequences++}`;
    const id = await putCategory(this.app, slug, true);
    this.category = { id, key: keyOf('Category', id) ?? '', slug };
    const threads = [];
    for (const [place, { person, signedIn }] of this.askers.entries())
      threads.push(await this.asked(titleOf(place, 0), person, signedIn));
    await this.app.settle();
    return threads;
  }

  private async asked(title: string, person: Person, signedIn: TestPerson): Promise<RealThread> {
    const asked = await this.app.get(AskQuestion).execute(person, {
      categoryId: this.category.key,
      title,
      body: 'Не открывается страница с документами, пробовал дважды.',
    });
    if (!('threadId' in asked)) throw new Error(JSON.stringify(asked));
    const [row] = await this.app.db.query<{ number: number; post: string }>(
      'SELECT t.number, p.id AS post FROM thread t JOIN post p ON p.thread_id = t.id WHERE t.id = $1',
      [asked.threadId],
    );
    const { number = 0, post: postId = '' } = row ?? {};
    return { id: asked.threadId, number, postId, person, signedIn, answers: [], decisions: [] };
  }

  /** @returns whether it was made. */
  async decide(thread: RealThread, name: DecisionName, verdict: object = {}): Promise<boolean> {
    return this.decideOn(thread, name, await this.itemOf(thread.postId, 'QUESTION'), verdict);
  }

  async hideAnswer(thread: RealThread, postId: string): Promise<boolean> {
    const now = this.app.clock.now();
    await this.app
      .get(Database)
      .transaction((tx) => this.app.get(DeskRepository).enterReported(tx, postId, now, now));
    return this.decideOn(thread, 'hide', await this.itemOf(postId, 'REPORT'));
  }

  async decideEdit(thread: RealThread): Promise<boolean> {
    const item = await this.itemOf(thread.postId, 'EDIT');
    return item !== null && this.decideOn(thread, 'publish', item);
  }

  async undo(decisionId: string): Promise<boolean> {
    return made(await this.app.get(UndoDecision).execute(this.supervisor, { decisionId }));
  }

  async answer({ id, answers }: RealThread): Promise<boolean> {
    const posted = await this.app
      .get(PostOfficialAnswer)
      .execute(this.specialist, { threadId: id, body: 'Страница откроется после обновления, проверено.' });
    if ('postId' in posted) answers.push(posted.postId);
    return made(posted);
  }

  async help({ id, answers }: RealThread): Promise<boolean> {
    const posted = await this.app
      .get(PostReply)
      .execute(this.helper, { threadId: id, body: 'У меня открылась на другом устройстве.' });
    if ('postId' in posted) answers.push(posted.postId);
    return made(posted);
  }

  async clarify({ id, person }: RealThread): Promise<boolean> {
    const reply = { threadId: id, body: 'Это страница «Документы», раздел «Паспорт».' };
    return made(await this.app.get(PostReply).execute(person, reply));
  }

  async accept({ person }: RealThread, postId: string): Promise<boolean> {
    return made(await this.app.get(AcceptAnswer).execute(person, postId));
  }

  async withdraw({ id, person }: RealThread): Promise<boolean> {
    return made(await this.app.get(WithdrawQuestion).execute(person, id));
  }

  async revise({ id, person }: RealThread, title: string): Promise<boolean> {
    const [row] = await this.app.db.query<{ version: number }>('SELECT version FROM thread WHERE id = $1', [
      id,
    ]);
    const body = 'Не открывается страница «Документы», раздел «Паспорт».';
    const revision = { threadId: id, version: row?.version ?? 0, title, body };
    return made(await this.app.get(ReviseQuestion).execute(person, revision));
  }

  async edit({ postId, person }: RealThread, title: string): Promise<boolean> {
    const [row] = await this.app.db.query<{ version: number }>('SELECT version FROM post WHERE id = $1', [
      postId,
    ]);
    const body = 'Не открывается страница с документами, пробовал трижды.';
    return made(
      await this.app.get(EditPost).execute(person, { postId, version: row?.version ?? 0, title, body }),
    );
  }

  /** To a phone line. */
  async redirect({ id }: RealThread): Promise<boolean> {
    const [row] = await this.app.db.query<{ version: number }>('SELECT version FROM thread WHERE id = $1', [
      id,
    ]);
    const redirection = {
      threadId: id,
      version: row?.version ?? 0,
      channelId: this.lineId,
      reason: 'Решит только оператор.',
    };
    return made(await this.app.get(RedirectToPhone).execute(this.supervisor, redirection));
  }

  /** What readers, the queue, the clocks and the asker are shown. */
  async seen({ id, number, answers, signedIn }: RealThread) {
    const reader = await graphql<Shown>(this.app, SHOWN, { number, slug: this.category.slug });
    const asker = await graphql<ShownToAsker>(this.app, SHOWN_TO_ASKER, { number }, signedIn);
    const [row] = await this.app.db.query<Stored>(STORED, [id]);
    const placeOf = (post: { id: string } | null | undefined) =>
      post ? answers.findIndex((answer) => toGlobalId('Post', answer) === post.id) : null;
    const { thread, category } = reader.data;
    const { thread: own } = asker.data;
    return {
      page: thread && {
        title: thread.title,
        official: placeOf(thread.officialAnswer),
        accepted: placeOf(thread.acceptedAnswer),
        answers: thread.posts.edges.map(({ node }) => placeOf(node)).filter((place) => (place ?? -1) >= 0),
      },
      listed: category.threads.edges.some(({ node }) => node.number === number),
      indexed: row?.indexed ?? null,
      waits: row?.waits ?? false,
      awaits: await this.awaits(id),
      followsTarget: row?.follows ?? false,
      asker: {
        moderation: own.moderation,
        resolution: own.resolution,
        duplicateOf: own.duplicateOf?.number ?? null,
        clocks: own.clocks.map(({ kind, state, leftSeconds }) => ({
          kind,
          state,
          leftMinutes: leftSeconds / 60,
        })),
      },
    };
  }

  private async awaits(threadId: string): Promise<boolean> {
    const page = { size: 100, after: null, before: null, backward: false, list: 'awaiting' };
    const waiting = await this.app.get(AwaitingAnswers).list([this.category.key], page);
    return waiting.some(({ id }) => id === threadId);
  }

  async countListed(): Promise<number> {
    const { data } = await graphql<{ category: { threadCount: number } }>(
      this.app,
      'query ($slug: String!) { category(slug: $slug) { threadCount } }',
      { slug: this.category.slug },
    );
    return data.category.threadCount;
  }

  private async decideOn(
    thread: RealThread,
    name: DecisionName,
    item: { id: string; version: number } | null,
    verdict: object = {},
  ): Promise<boolean> {
    if (!item) throw new Error(`Nothing to ${name}`);
    const input = { itemId: item.id, version: item.version, ...verdict, ...REASONS[name] };
    const deciding = this.app.get<Deciding>(DECISIONS[name] as never);
    const decided = await deciding.execute(this.supervisor, input);
    if ('decisionId' in decided) thread.decisions.push(String(decided.decisionId));
    return made(decided);
  }

  private async itemOf(postId: string, kind: string): Promise<{ id: string; version: number } | null> {
    const [item] = await this.app.db.query<{ id: string; version: number }>(
      `SELECT i.id, CASE i.kind WHEN 'QUESTION' THEN t.version ELSE p.version END AS version FROM desk_item i
       JOIN thread t ON t.id = i.thread_id JOIN post p ON p.id = i.post_id WHERE i.post_id = $1 AND i.kind = $2`,
      [postId, kind],
    );
    return item ?? null;
  }
}

const REASONS: Partial<Record<DecisionName, object>> = {
  reject: { reasonCode: 'OFF_TOPIC' },
  giveBack: { reason: 'Напишите, какая это страница.' },
  ask: { reason: 'Какая это страница?' },
  hide: { reason: 'Здесь личные данные.' },
  lock: { reason: 'Спор не по вопросу.' },
};

export const THREADS = 3;
/** Each text is another one, and each thread has its own words. */
export const titleOf = (place: number, text: number): string =>
  `Не открывается страница ${['первая', 'вторая', 'третья'][place]}, попытка ${text}`;

const putPhoneLine = (app: TestApp): Promise<string> =>
  app.get(Database).transaction((tx) =>
    app.get(Directory).putChannel(tx, {
      key: 'model-line',
      kind: 'PHONE',
      name: { ru: 'Линия поддержки', en: 'Support line' },
      value: '8 800 000-00-01',
      schedule: { timeZone: 'Europe/Moscow', weekly: { mon: [['09:00', '18:00']] }, calendar: 'RU' },
    }),
  );

const made = (outcome: object): boolean => !(outcome instanceof Refused);

interface Shown {
  readonly thread: {
    title: string;
    officialAnswer: { id: string } | null;
    acceptedAnswer: { id: string } | null;
    posts: { edges: Array<{ node: { id: string } }> };
  } | null;
  readonly category: { threads: { edges: Array<{ node: { number: number } }> } };
}
const SHOWN = `query ($number: Int!, $slug: String!) {
  thread(number: $number) { title officialAnswer { id } acceptedAnswer { id } posts(first: 50) { edges { node { id } } } }
  category(slug: $slug) { threads(first: 10) { edges { node { number } } } }
}`;
interface ShownToAsker {
  readonly thread: {
    moderation: string;
    resolution: string;
    duplicateOf: { number: number } | null;
    clocks: Array<{ kind: string; state: string; leftSeconds: number }>;
  };
}
const SHOWN_TO_ASKER = `query ($number: Int!) {
  thread(number: $number) { moderation resolution duplicateOf { number } clocks { kind state leftSeconds } }
}`;
interface Stored {
  readonly indexed: { solved: boolean; official: boolean } | null;
  readonly waits: boolean;
  readonly follows: boolean;
}
const STORED = `
  SELECT (SELECT json_build_object('solved', d.solved, 'official', d.official) FROM search_document d WHERE d.thread_id = t.id)
      AS indexed,
    EXISTS (SELECT 1 FROM desk_item i WHERE i.thread_id = t.id AND i.kind = 'QUESTION' AND i.closed_at IS NULL) AS waits,
    EXISTS (SELECT 1 FROM subscription s WHERE s.thread_id = t.duplicate_of AND s.account_id = t.author_id
      AND s.ended_at IS NULL) AS follows
  FROM thread t WHERE t.id = $1
`;
