import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import { Database, Idempotency, NotPermitted, Refused, parseInput } from '#platform';
import { type QuestionInput, questionInput } from './ask-question.js';
import { sayForum } from './forum.messages.js';
import { mayAsk } from './forum.policy.js';
import { type Asked, SubmitQuestion } from './submit-question.js';

const input = questionInput.omit({ kind: true });

/** A citizen asks staff: the same desk and clocks, and nobody else ever sees it (docs/product.md §8). */
@Injectable()
export class AskPrivately {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly submission: SubmitQuestion,
  ) {}

  async execute(viewer: Viewer, typed: Omit<QuestionInput, 'kind'>): Promise<Asked | Refused> {
    if (!mayAsk(viewer)) return new NotPermitted(viewer);
    const question = parseInput(input, typed, viewer, sayForum);
    if (question instanceof Refused) return question;
    const { idempotencyKey: key, ...content } = question;
    const operation = 'askPrivately';
    return this.database.transaction((tx) =>
      this.idempotency.once<Asked>(tx, { person: viewer, operation, key, input: content }, () =>
        this.submission.submit(tx, viewer, { ...content, kind: 'PRIVATE_QUESTION' }),
      ),
    );
  }
}
