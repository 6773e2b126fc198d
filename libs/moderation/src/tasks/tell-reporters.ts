import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { PostsRepository, ThreadsRepository, isPublic, isPublicPost, threadPath } from '#forum';
import { Database, type Handler, Task } from '#platform';
import { Decision } from '../decision.entity.js';
import { DeskItem } from '../desk-item.entity.js';
import { tellReporters } from '../moderation.events.js';
import { sayModeration } from '../moderation.messages.js';
import { ReaderReports } from '../reader-reports.repository.js';
import { StaffMail } from '../staff-mail.js';

/** Whoever reported a post learns what became of it: never who wrote it, who else reported it, or who decided. */
@Injectable()
@Task(tellReporters)
export class TellReporters implements Handler<{ decisionId: string }> {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly reports: ReaderReports,
    private readonly mail: StaffMail,
  ) {}

  async handle({ decisionId }: { decisionId: string }): Promise<void> {
    const decision = await this.database.manager.findOneBy(Decision, { id: decisionId });
    if (!decision || decision.undoneAt) return;
    const item = await this.database.manager.findOneByOrFail(DeskItem, { id: decision.itemId });
    const thread = await this.threads.byId(item.threadId);
    const reports = await this.reports.answeredBy(decisionId);
    const addresses = await this.accounts.emailAndLocaleOf(reports.map(({ reporter_id }) => reporter_id));
    const [post] = await this.posts.byIds([item.postId]);
    const seen = thread && post && isPublicPost(thread, post);
    const outcome = !seen ? 'HIDDEN' : decision.kind === 'LOCKED' ? 'LOCKED' : 'KEPT';
    for (const { id, reporter_id } of reports) {
      const to = addresses.get(reporter_id);
      if (!to || !thread) continue;
      // The title of what was hidden may be what it was hidden for.
      await this.mail.send(this.database.manager, to, {
        key: `report:${id}:${decisionId}`,
        subject: sayModeration(to.locale, 'reported_subject'),
        text: sayModeration(to.locale, `reported_${outcome}`, { title: thread.title }),
        path: isPublic(thread) ? threadPath(thread) : '/',
        why: 'mail_why_reporter',
      });
    }
  }
}
