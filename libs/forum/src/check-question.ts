import { Injectable } from '@nestjs/common';
import { type Viewer, isSignedIn } from '#kernel';
import { Database, NotPermitted, Refused } from '#platform';
import { AskQuestion, type QuestionInput } from './ask-question.js';
import { renderMarkdown } from '#markdown';
import { questionDraft } from './screening/drafts.js';
import { Screening } from './screening/screening.js';
import { tellAuthor } from './screening/tell-author.js';

/** What the asker is told before the question is sent. */
export interface Notice {
  readonly outcome: 'PUBLISH' | 'HOLD' | 'REFUSE';
  readonly message: string;
}

/**
 * Tells the asker what will be hidden, what is missing and what stands against sending, before it is sent
 * (docs/product.md §1 and §9). Nothing is kept.
 */
@Injectable()
export class CheckQuestion {
  constructor(
    private readonly asking: AskQuestion,
    private readonly screening: Screening,
    private readonly database: Database,
  ) {}

  async execute(viewer: Viewer, input: QuestionInput): Promise<readonly Notice[] | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    const question = this.asking.check(viewer, input);
    if (question instanceof Refused) return question;
    const { text: plain } = renderMarkdown(question.body);
    const draft = questionDraft(question.title, { markdown: question.body, plain }, question.details);
    const findings = await this.screening.look(this.database.manager, viewer, draft);
    return findings.map((finding) => ({
      outcome: finding.outcome,
      message: tellAuthor(finding, viewer, draft),
    }));
  }
}
