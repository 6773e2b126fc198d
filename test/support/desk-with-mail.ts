import type { ParsedMail } from 'mailparser';
import { type TestApp, type TestPerson, startApp } from './app.js';
import { undoingEnds } from './decisions.js';
import { type AskedThread, askedQuestion, putCategory } from './forum.js';
import { graphql, mutate } from './graphql.js';
import { type MailServer, startMailServer } from './mail-server.js';

/** The product with a mail server, people who work the desk, and what they usually do. */
export class DeskWithMail {
  private constructor(
    readonly server: MailServer,
    readonly app: TestApp,
    readonly moderator: TestPerson,
    readonly specialist: TestPerson,
    /** A citizen whose replies are let straight in. */
    readonly trusted: TestPerson,
    readonly categoryId: string,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<DeskWithMail> {
    const server = await startMailServer();
    const app = await startApp({
      environment: { SMTP_URL: server.url, PUBLIC_URL: 'https://veche.example', ...environment },
    });
    const moderator = await app.person('MODERATOR');
    const specialist = await app.person('SPECIALIST', { department: 'Отдел документов' });
    const trusted = await app.person('CITIZEN', { trusted: true });
    const categoryId = await putCategory(app, 'documents', true);
    return new DeskWithMail(server, app, moderator, specialist, trusted, categoryId);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.server.close();
  }

  /** A question that a moderator has let in; its author has been told so. */
  async publishedThread(asker: TestPerson): Promise<AskedThread> {
    const { thread } = await askedQuestion(this.app, asker, this.categoryId);
    await this.decide('publishItem', {});
    await this.undoingEnds();
    return thread;
  }

  /** Who has decided can no longer undo it: mail about it has left. */
  undoingEnds(): Promise<void> {
    return undoingEnds(this.app);
  }

  /** The moderator takes what waits, and decides. @returns the global id of the decision. */
  async decide(mutation: string, verdict: Record<string, unknown>): Promise<string> {
    await this.app.settle();
    const claimed = await graphql<{ claimNext: { item: { id: string; version: number } } }>(
      this.app,
      'mutation { claimNext { ... on ClaimSuccess { item { id version } } } }',
      {},
      this.moderator,
    );
    const { id: itemId, version } = claimed.data.claimNext.item;
    const decided = await mutate<{ __typename: string; decision?: { id: string } }>(
      this.app,
      mutation,
      { itemId, version, ...verdict },
      '... on DecisionSuccess { decision { id } }',
      this.moderator,
    );
    if (!decided.decision) throw new Error(JSON.stringify(decided));
    return decided.decision.id;
  }

  /** @returns the global id of the answer. */
  async answerOfficially(thread: AskedThread): Promise<string> {
    const answer = await mutate<{ __typename: string; post: { id: string } }>(
      this.app,
      'postOfficialAnswer',
      { threadId: thread.id, body: 'Паспорт обновится в профиле за сутки.' },
      '... on PostOfficialAnswerSuccess { post { id } }',
      this.specialist,
    );
    return answer.post.id;
  }

  async reply(person: TestPerson, thread: AskedThread): Promise<string> {
    const posted = await mutate<{ __typename: string; post: { id: string } }>(
      this.app,
      'postReply',
      { threadId: thread.id, body: 'У меня было то же самое, помогло подождать.' },
      '... on PostReplySuccess { post { id } }',
      person,
    );
    return posted.post.id;
  }

  /** The subjects of what was sent to an address, when everything has followed. */
  async mailsTo(email: string): Promise<string[]> {
    await this.app.settle();
    const rows = await this.app.db.query<{ subject: string }>(
      'SELECT subject FROM mail WHERE to_address = $1 AND sent_at IS NOT NULL ORDER BY queued_at, id',
      [email],
    );
    return rows.map(({ subject }) => subject);
  }

  /** What the mail server received for the person with these words in the subject. */
  async mailAbout(person: TestPerson, words: string, count = 1): Promise<ParsedMail> {
    for (let number = 1, seen = 0; ; number++) {
      const mail = await this.server.mailTo(person.email, number);
      if (mail.subject?.includes(words)) seen += 1;
      if (seen === count) return mail;
    }
  }
}
