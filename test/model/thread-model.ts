/*
 * What a few threads must show after any sequence of decisions, answers and merges, in the simplest words: facts that people
 * have made, and everything else derived when it is asked for. Nothing of the product is used here.
 */

export interface AnswerModel {
  readonly official: boolean;
  /** When it was given, in the order of everything that happened. */
  readonly at: number;
  seen: boolean;
}

type Standing = 'OPEN' | 'AWAITING_ASKER' | 'REDIRECTED';

/** What people have made of a thread. */
export interface Facts {
  moderation: 'PENDING' | 'PUBLISHED' | 'RETURNED' | 'REJECTED' | 'WITHDRAWN' | 'HIDDEN';
  standing: { to: Standing; at: number };
  locked: boolean;
  title: string;
  target: ThreadModel | null;
}

/** A decision that may be undone. */
export interface DecisionModel {
  readonly undo: () => void;
  undone: boolean;
}

const MINUTES = { DECISION: 60, ANSWER: 120 };

export class ThreadModel {
  facts: Facts;
  readonly answers: AnswerModel[] = [];
  readonly decisions: DecisionModel[] = [];
  accepted: AnswerModel | null = null;
  private readonly left = { ...MINUTES };

  constructor(title: string) {
    this.facts = {
      moderation: 'PENDING',
      standing: { to: 'OPEN', at: 0 },
      locked: false,
      title,
      target: null,
    };
  }

  get isPublic(): boolean {
    return this.facts.moderation === 'PUBLISHED';
  }

  get isMerged(): boolean {
    return this.facts.target?.isPublic ?? false;
  }

  /** Its merge target has gone, and nobody has decided on it since. */
  get isReturned(): boolean {
    return this.facts.target !== null && !this.isMerged;
  }

  get moderation(): string {
    return this.facts.moderation === 'PENDING' && this.isMerged ? 'MERGED' : this.facts.moderation;
  }

  get official(): AnswerModel | null {
    return this.answers.findLast((answer) => answer.official && answer.seen) ?? null;
  }

  get resolution(): string {
    const { standing } = this.facts;
    if (this.isMerged) return 'DUPLICATE';
    if (this.accepted?.seen) return 'SOLVED';
    return this.official && this.official.at > standing.at ? 'ANSWERED' : standing.to;
  }

  get waitsForModerator(): boolean {
    if (this.isMerged) return false;
    return this.facts.moderation === 'PENDING' || (this.isPublic && this.isReturned);
  }

  get awaitsAnswer(): boolean {
    return this.isPublic && this.resolution === 'OPEN';
  }

  course(clock: keyof typeof MINUTES): 'RUNNING' | 'PAUSED' | 'STOPPED' {
    const { moderation, resolution } = this;
    const over = ['REJECTED', 'WITHDRAWN', 'MERGED'].includes(moderation) || resolution === 'DUPLICATE';
    if (over) return 'STOPPED';
    if (clock === 'DECISION' && ['PUBLISHED', 'HIDDEN'].includes(moderation)) return 'STOPPED';
    if (clock === 'ANSWER' && ['ANSWERED', 'SOLVED'].includes(resolution)) return 'STOPPED';
    return ['AWAITING_ASKER', 'REDIRECTED'].includes(resolution) ||
      ['RETURNED', 'HIDDEN'].includes(moderation)
      ? 'PAUSED'
      : 'RUNNING';
  }

  pass(minutes: number): void {
    for (const clock of ['DECISION', 'ANSWER'] as const)
      if (this.course(clock) === 'RUNNING') this.left[clock] -= minutes;
  }

  clocks() {
    return (['DECISION', 'ANSWER'] as const).map((clock) => ({
      kind: clock,
      state: this.course(clock),
      leftMinutes: this.left[clock],
    }));
  }

  /** A moderator decides: what was only returned to them is a question of its own from now on. */
  decide(change: () => void, undoing: (before: Facts) => void): void {
    const before = { ...this.facts };
    if (this.isReturned) this.facts.target = null;
    change();
    const wasReturned = before.target !== this.facts.target;
    const moderated = before.moderation !== this.facts.moderation;
    this.decisions.push({
      undone: false,
      undo: () => {
        // Only what the decision itself changed.
        undoing(before);
        if (moderated) this.moderate(before.moderation);
        if (wasReturned) this.facts.target = before.target;
      },
    });
  }

  moderate(to: Facts['moderation']): void {
    if (this.isReturned) this.facts.target = null;
    this.facts.moderation = to;
  }
}
