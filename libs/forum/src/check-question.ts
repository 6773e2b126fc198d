import { Injectable } from '@nestjs/common';
import { type Viewer, isSignedIn } from '#kernel';
import type { Span } from '#screening';
import { Database, NotPermitted, Refused } from '#platform';
import type { AlreadyAsked } from './asking/already-asked.js';
import { AskedBefore } from './asking/asked-before.js';
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

export interface CheckedQuestion {
  readonly notices: readonly Notice[];
  /** Personal data, in the title and in what readers would read of the text. */
  readonly personalData: readonly Span[];
  /** The asker's own question that says the same. */
  readonly alreadyAsked: AlreadyAsked | null;
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
    private readonly askedBefore: AskedBefore,
    private readonly database: Database,
  ) {}

  /** @param isPrivate whether only staff will read it: then nothing has to be hidden. */
  async execute(
    viewer: Viewer,
    input: QuestionInput,
    isPrivate: boolean,
  ): Promise<CheckedQuestion | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    const question = this.asking.check(viewer, input);
    if (question instanceof Refused) return question;
    const { text: plain } = renderMarkdown(question.body);
    const draft = questionDraft(question.title, { markdown: question.body, plain }, question.details);
    const tx = this.database.manager;
    const [findings, alreadyAsked] = await Promise.all([
      this.screening.look(tx, viewer, draft),
      this.askedBefore.find(tx, viewer, question),
    ]);
    const told = findings.filter(({ check }) => !isPrivate || check !== 'PERSONAL_DATA');
    return {
      notices: told.map((finding) => ({
        outcome: finding.outcome,
        message: tellAuthor(finding, viewer, draft),
      })),
      personalData: told.find(({ check }) => check === 'PERSONAL_DATA')?.spans ?? [],
      alreadyAsked,
    };
  }
}
