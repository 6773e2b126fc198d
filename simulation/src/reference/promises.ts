import { type Act, type Journal, PROMISES, type PromiseKind } from './journal.js';
import { addWorkingTime, isOpen, openedAt, workingTimeBetween } from './working-hours.js';

const MINUTE = 60_000;
const TERM = { DECISION: 60 * MINUTE, ANSWER: 120 * MINUTE };

/** Something that is said once of a deadline. */
export interface Telling {
  readonly what: 'WARNING' | 'OVERDUE';
  readonly question: string;
  readonly promise: PromiseKind;
  readonly due: number;
  readonly at: number;
}

export interface Opening {
  readonly openedAt: number;
  readonly waiting: number;
  readonly overdue: number;
}

/** A promise as it stands at the end. */
export interface Kept {
  due: number;
  warnAt: number;
  course: 'RUNS' | 'PAUSES' | 'STOPS';
  left: number;
  warned: number | null;
  overdue: number | null;
}

export interface Question {
  state: 'PENDING' | 'RETURNED' | 'PUBLISHED' | 'REJECTED';
  readonly promises: Record<PromiseKind, Kept>;
}

export interface Expected {
  readonly questions: ReadonlyMap<string, Question>;
  readonly tellings: readonly Telling[];
  readonly openings: readonly Opening[];
}

/** What the written rules of docs/product.md §3 and §4 make of a journal. */
export function expected(journal: Journal): Expected {
  const questions = new Map<string, Question>();
  const tellings: Telling[] = [];
  const openings: Opening[] = [];
  for (const entry of journal) {
    if (entry.what === 'ASKED') questions.set(entry.question, asked(entry.at));
    else if (entry.what !== 'LOOKED') follow(questions, entry);
    else if (isOpen(entry.at)) {
      if (openings.at(-1)?.openedAt !== openedAt(entry.at)) openings.push(opened(questions, entry.at));
      tellings.push(...toTell(questions, entry.at));
    }
  }
  return { questions, tellings, openings };
}

function asked(at: number): Question {
  return {
    state: 'PENDING',
    promises: { DECISION: promised(at, 'DECISION'), ANSWER: promised(at, 'ANSWER') },
  };
}

function promised(at: number, promise: PromiseKind): Kept {
  const term = TERM[promise];
  const due = addWorkingTime(at, term);
  const warnAt = addWorkingTime(at, term * 0.75);
  return { due, warnAt, course: 'RUNS', left: term, warned: null, overdue: null };
}

function follow(questions: ReadonlyMap<string, Question>, { what, question: id, at }: Act): void {
  const question = questions.get(id);
  if (!question) throw new Error(`${what} before it was asked: ${id}`);
  const { DECISION, ANSWER } = question.promises;
  if (what === 'RETURNED') for (const one of [DECISION, ANSWER]) hold(one, 'PAUSES', at);
  if (what === 'REVISED') {
    goOn(DECISION, TERM.DECISION, at);
    goOn(ANSWER, TERM.ANSWER, at);
  }
  if (what === 'PUBLISHED' || what === 'REJECTED') hold(DECISION, 'STOPS', at);
  if (what === 'REJECTED' || what === 'ANSWERED') hold(ANSWER, 'STOPS', at);
  if (what === 'RETURNED' || what === 'PUBLISHED' || what === 'REJECTED') question.state = what;
  if (what === 'REVISED') question.state = 'PENDING';
}

function hold(promise: Kept, course: 'PAUSES' | 'STOPS', at: number): void {
  if (promise.course === 'RUNS') promise.left = workingTimeBetween(at, promise.due);
  promise.course = course;
}

/** With what was left; a deadline that has passed does not come again. */
function goOn(promise: Kept, term: number, at: number): void {
  promise.course = 'RUNS';
  if (promise.left <= 0) return;
  const due = addWorkingTime(at, promise.left);
  if (due !== promise.due) Object.assign(promise, { warned: null, overdue: null });
  promise.due = due;
  promise.warnAt = addWorkingTime(at, Math.max(0, promise.left - term / 4));
}

/** Each once for its deadline, and in working hours only. */
function toTell(questions: ReadonlyMap<string, Question>, at: number): Telling[] {
  const tellings: Telling[] = [];
  for (const [question, { promises }] of questions) {
    for (const promise of PROMISES) {
      const kept = promises[promise];
      if (kept.course !== 'RUNS') continue;
      const { due } = kept;
      if (kept.warned === null && kept.warnAt <= at) {
        kept.warned = at;
        tellings.push({ what: 'WARNING', question, promise, due, at });
      }
      if (kept.overdue === null && due <= at) {
        kept.overdue = at;
        tellings.push({ what: 'OVERDUE', question, promise, due, at });
      }
    }
  }
  return tellings;
}

function opened(questions: ReadonlyMap<string, Question>, at: number): Opening {
  const waiting = [...questions.values()].filter(({ state }) => state === 'PENDING');
  const overdue = waiting.filter(({ promises }) => promises.DECISION.due <= at).length;
  return { openedAt: openedAt(at), waiting: waiting.length, overdue };
}
