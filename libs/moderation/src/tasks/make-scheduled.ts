import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { WindowClosed } from '#directory';
import type { Person } from '#kernel';
import { Database, type Handler, Jobs, NotPermitted, Refused, Sweep, parseInput } from '#platform';
import { DecisionCases } from '../decision-cases.js';
import { DecisionDrafts, type DraftRow } from '../decision-drafts.js';
import { Decisions } from '../decisions.js';
import { makeScheduled, tellDraftRefused } from '../moderation.events.js';
import { sayModeration } from '../moderation.messages.js';
import { mayWorkTheDesk } from '../moderation.policy.js';
import { WindowGate } from '../window-gate.js';

const AT_ONCE = 200;

/**
 * Makes the decisions that wait for the opening, in the name of those who scheduled them and by the rules of this
 * moment. A decision and the end of its draft are one transaction: whatever dies, each is made once.
 */
@Injectable()
@Sweep(makeScheduled, '* * * * *')
export class MakeScheduled implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly accounts: Accounts,
    private readonly gate: WindowGate,
    private readonly drafts: DecisionDrafts,
    private readonly cases: DecisionCases,
    private readonly decisions: Decisions,
  ) {}

  async handle(): Promise<void> {
    for (const draft of await this.drafts.due(AT_ONCE)) {
      const refusal = await this.make(draft);
      if (refusal) await this.keepForAuthor(draft, refusal);
    }
  }

  private async make(draft: DraftRow): Promise<Refused | null> {
    const account = await this.accounts.find(draft.account_id);
    if (!account) return null;
    const person: Person = { ...account, accountId: account.id, sessionId: '' };
    if (!mayWorkTheDesk(person)) return new NotPermitted(person);
    const decisionCase = this.cases.of(draft.kind);
    const input = parseInput(decisionCase.input, draft.input, person, sayModeration);
    if (input instanceof Refused) return input;
    const closed = await this.gate.refuse(person, null);
    if (closed) return closed;
    const outcome = await this.decisions.make(person, decisionCase, input, (tx) =>
      this.drafts.hold(tx, draft),
    );
    return outcome instanceof Refused ? outcome : null;
  }

  private async keepForAuthor(draft: DraftRow, refusal: Refused): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.drafts.hold(tx, draft))) return;
      const opensAt = refusal instanceof WindowClosed ? refusal.opensAt : null;
      await this.drafts.postpone(tx, draft.id, refusal.code, opensAt);
      if (!opensAt) await this.jobs.add(tx, tellDraftRefused, { draftId: draft.id });
    });
  }
}
