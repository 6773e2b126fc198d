import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import {
  Database,
  Idempotency,
  type InvalidInput,
  NotPermitted,
  Refused,
  parseInput,
  typedText,
} from '#platform';
import { questionDetails } from './asking/question-details.js';
import { sayForum } from './forum.messages.js';
import { mayAsk } from './forum.policy.js';
import { PUBLIC_KINDS } from './rules/thread-kind.js';
import { type Asked, SubmitQuestion } from './submit-question.js';
import { TITLE_LIMITS, typedBody } from './write-post.js';

export const questionInput = z.object({
  /** What is private is asked in another way. */
  kind: z
    .enum(PUBLIC_KINDS, 'kind_UNKNOWN')
    .nullish()
    .transform((kind) => kind ?? 'QUESTION'),
  categoryId: z.uuid('category_UNKNOWN'),
  title: typedText(TITLE_LIMITS, 'title_EMPTY'),
  body: typedBody('body_EMPTY'),
  details: questionDetails.optional().transform((details) => details ?? questionDetails.parse({})),
  idempotencyKey: z.string().max(100).nullish(),
});

/** What the asker typed, as it comes in. */
export type QuestionInput = z.input<typeof questionInput>;

/** A citizen asks: the question waits on the desk, with the promise told (docs/product.md §1 and §3). */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly submission: SubmitQuestion,
  ) {}

  /** Checks what was typed, for the page that shows it before it is sent. */
  check(viewer: Viewer, input: QuestionInput): z.output<typeof questionInput> | InvalidInput {
    return parseInput(questionInput, input, viewer, sayForum);
  }

  async execute(viewer: Viewer, input: QuestionInput): Promise<Asked | Refused> {
    if (!mayAsk(viewer)) return new NotPermitted(viewer);
    const question = this.check(viewer, input);
    if (question instanceof Refused) return question;
    const { idempotencyKey: key, ...typed } = question;
    return this.database.transaction((tx) =>
      this.idempotency.once<Asked>(tx, { person: viewer, operation: 'askQuestion', key, input: typed }, () =>
        this.submission.submit(tx, viewer, question),
      ),
    );
  }
}
