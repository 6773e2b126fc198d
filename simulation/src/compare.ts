import { type Holding, type Notes, iso } from './notes.js';
import type { Observed } from './observed.js';
import { MODERATORS } from './people.js';
import { type Act, PROMISES } from './reference/journal.js';
import { type Expected, expected } from './reference/promises.js';
import { isOpen } from './reference/working-hours.js';

const LEASE = 15 * 60_000;

/** Every difference between what was noted, what follows from it by the written rules, and what the product holds. */
export function differences(notes: Notes, observed: Observed): string[] {
  const wanted = expected(notes.journal);
  return [
    ...notes.findings,
    ...unlike('state of a question', statesOf(wanted), statesIn(observed)),
    ...unlike('promise', promisesOf(wanted), promisesIn(observed)),
    ...unlike('promise as told', promisesAsToldBy(notes), promisesTold(notes)),
    ...unlike('telling', tellingsOf(wanted), tellingsIn(observed)),
    ...unlike('apology', apologiesOf(wanted), apologiesIn(observed)),
    ...unlike('opening', openingsOf(wanted), openingsIn(observed)),
    ...unlike('decision', decisionsOf(notes), decisionsIn(observed)),
    ...unlike('answer', answersOf(notes), answersIn(observed)),
    ...outsideWindows(observed),
    ...overlaps(notes.holdings),
  ];
}

/** Compared as bags: what is there twice is a difference, too. */
export function unlike(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of wanted) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of found) left.set(one, (left.get(one) ?? 0) - 1);
  return [...left].flatMap(([one, count]) => {
    if (count === 0) return [];
    return [
      `${what}: ${count > 0 ? 'expected, not found' : 'found, not expected'} (${Math.abs(count)}): ${one}`,
    ];
  });
}

const words = (...parts: ReadonlyArray<string | number | null>): string => parts.join(' ');
const at = (instant: number | Date | null): string | null =>
  instant === null ? '-' : new Date(instant).toISOString();

/** A question ends on the desk, once, or decided. */
const statesOf = ({ questions }: Expected) =>
  [...questions].map(([id, { state }]) => words(id, state, state === 'PENDING' ? 1 : 0, 1));
const statesIn = ({ questions }: Observed) =>
  questions.map((row) => words(row.id, row.moderation, row.open_items, row.items));

const promisesOf = ({ questions }: Expected) =>
  [...questions].flatMap(([id, question]) =>
    PROMISES.map((kind) => {
      const { due, course, warned, overdue } = question.promises[kind];
      return words(id, kind, at(due), at(due), course, at(warned), at(overdue));
    }),
  );
const promisesIn = ({ clocks }: Observed) =>
  clocks.map((row) =>
    words(
      row.thread_id,
      row.kind,
      at(row.due_at),
      at(row.shown),
      row.course,
      at(row.warned_at),
      at(row.overdue_at),
    ),
  );

/** As it was when it was asked, without what came later. */
function promisesAsToldBy({ journal }: Notes): string[] {
  const asked = journal.filter((entry): entry is Act => entry.what === 'ASKED');
  return [...expected(asked).questions].map(([id, { promises }]) =>
    words(id, at(promises.DECISION.due), at(promises.ANSWER.due)),
  );
}
const promisesTold = (notes: Notes) =>
  [...notes.told].map(([id, told]) =>
    words(id, at(new Date(told.decisionDueAt)), at(new Date(told.answerDueAt))),
  );

const tellingsOf = ({ tellings }: Expected) =>
  tellings.map(({ what, question, promise, due }) => words(what, question, promise, at(due)));
const tellingsIn = ({ told }: Observed) =>
  told.map((row) =>
    words(row.event === 'promise.warned' ? 'WARNING' : 'OVERDUE', row.thread_id, row.clock, at(row.due_at)),
  );

const apologiesOf = ({ tellings }: Expected) =>
  tellings
    .filter(({ what }) => what === 'OVERDUE')
    .map((telling) =>
      words(`late:${telling.question}:${telling.promise}:${at(telling.due)}`, at(telling.at), 'sent'),
    );
const apologiesIn = ({ apologies }: Observed) =>
  apologies.map((row) => words(row.key, at(row.queued_at), row.sent ? 'sent' : 'not sent'));

const openingsOf = ({ openings }: Expected) =>
  openings.map((opening) => words(at(opening.openedAt), opening.waiting, opening.overdue, MODERATORS));
const openingsIn = ({ openings, openingMails }: Observed) => {
  const mails = new Map(openingMails.map((row) => [row.opened_at, row.count]));
  return openings.map((row) =>
    words(at(row.opened_at), row.waiting, row.overdue, mails.get(row.opened_at.toISOString()) ?? 0),
  );
};

const DECISIONS = new Set(['RETURNED', 'PUBLISHED', 'REJECTED']);
const acts = ({ journal }: Notes) => journal.filter((entry): entry is Act => entry.what !== 'LOOKED');
const decisionsOf = (notes: Notes) =>
  acts(notes)
    .filter(({ what }) => DECISIONS.has(what))
    .map((act) => words(act.question, act.what, at(act.at)));
const decisionsIn = ({ decisions }: Observed) =>
  decisions.map((row) => words(row.thread_id, row.kind, at(row.decided_at)));

const answersOf = (notes: Notes) =>
  acts(notes)
    .filter(({ what }) => what === 'ANSWERED')
    .map((act) => words(act.question, at(act.at)));
const answersIn = ({ answers }: Observed) => answers.map((row) => words(row.thread_id, at(row.created_at)));

const outsideWindows = ({ decisions, answers }: Observed): string[] =>
  [...decisions.map((row) => row.decided_at), ...answers.map((row) => row.created_at)]
    .filter((instant) => !isOpen(instant.getTime()))
    .map((instant) => `decided outside every window: ${at(instant)}`);

/** Nobody is given what somebody else holds. */
export function overlaps(holdings: readonly Holding[]): string[] {
  const last = new Map<string, Holding>();
  return holdings
    .toSorted((a, b) => a.step - b.step)
    .flatMap((next) => {
      const before = last.get(next.item);
      last.set(next.item, next);
      const ended = !before || before.holder === next.holder || before.endedAtStep !== null;
      if (ended || next.at >= before.at + LEASE) return [];
      return [`held by two: ${next.item} at ${iso(next.at)}, since ${iso(before.at)}`];
    });
}
