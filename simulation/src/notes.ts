import { keyOf } from '#platform';
import type { Fate } from './plan.js';
import type { Act, Look } from './reference/journal.js';
import { nextOpening } from './reference/working-hours.js';
import type { Client, Outcome } from './client.js';

/** A question as those who deal with it know it. */
export interface Known {
  /** Its key, and the id that clients call it by. */
  readonly key: string;
  readonly id: string;
  readonly asker: Client;
  readonly fate: Fate;
  version: number;
  wasReturned: boolean;
}

/** One holding of an item; steps count what happened before what, within an instant, too. */
export interface Holding {
  readonly item: string;
  readonly holder: number;
  readonly at: number;
  readonly step: number;
  endedAtStep: number | null;
}

/** What is due to be done later by an asker or a specialist. */
interface Later {
  readonly at: number;
  readonly question: Known;
}

/** Everything that the people saw: what the product is held against. */
export class Notes {
  readonly journal: Array<Act | Look> = [];
  readonly questions = new Map<string, Known>();
  /** What the askers were promised, by the key of the question. */
  readonly told = new Map<string, { readonly decisionDueAt: string; readonly answerDueAt: string }>();
  readonly holdings: Holding[] = [];
  readonly findings: string[] = [];
  readonly counts = { cut: 0, vanished: 0, released: 0, refusedOutside: 0, lateReturns: 0, empty: 0 };
  readonly toRevise: Later[] = [];
  readonly toAnswer: Later[] = [];
  private steps = 0;

  act(what: Act['what'], question: string, at: number): void {
    this.journal.push({ what, question, at });
  }

  looked(at: number): void {
    this.journal.push({ what: 'LOOKED', at });
  }

  step(): number {
    return (this.steps += 1);
  }

  questionOf(globalId: string): Known {
    const question = this.questions.get(keyOf('Thread', globalId) ?? '');
    if (!question) throw new Error(`Nobody asked ${globalId}`);
    return question;
  }

  /** It was decided: what its asker and the specialists will make of it. */
  decided(question: Known, what: 'RETURNED' | 'PUBLISHED' | 'REJECTED', at: number): void {
    this.act(what, question.key, at);
    question.version += 1;
    const { revisedAfter, answeredAfter } = question.fate;
    if (what === 'RETURNED') question.wasReturned = true;
    if (what === 'RETURNED' && revisedAfter !== null) this.toRevise.push({ at: at + revisedAfter, question });
    if (what === 'PUBLISHED' && answeredAfter !== null)
      this.toAnswer.push({ at: at + answeredAfter, question });
  }

  expectClosed(outcome: Outcome, at: number): void {
    const opensAt = new Date(nextOpening(at)).toISOString();
    if (outcome.code === 'WINDOW_CLOSED' && Date.parse(outcome.opensAt ?? '') === nextOpening(at))
      this.counts.refusedOutside += 1;
    else this.find(`At ${iso(at)} instead of a closed window until ${opensAt}: ${JSON.stringify(outcome)}`);
  }

  find(what: string): void {
    this.findings.push(what);
  }
}

/** Takes out what has become due. */
export function takeDue(list: Later[], at: number, limit = Infinity): Known[] {
  const due = list.filter((later) => later.at <= at).slice(0, limit);
  const taken = new Set(due);
  list.splice(0, list.length, ...list.filter((later) => !taken.has(later)));
  return due.map(({ question }) => question);
}

export const iso = (at: number): string => new Date(at).toISOString();
