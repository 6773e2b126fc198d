import * as fc from 'fast-check';
import {
  type DecisionName,
  type ForumUnderTest,
  type RealThread,
  THREADS,
  titleOf,
} from './forum-under-test.js';
import type { Facts, ThreadModel } from './thread-model.js';

export interface Model {
  readonly threads: ThreadModel[];
  readonly pending: Map<ThreadModel, string>;
  /** Grows with everything that happens. */
  now: number;
}
export interface Real {
  readonly forum: ForumUnderTest;
  readonly threads: RealThread[];
}
type Command = fc.AsyncCommand<Model, Real>;

interface Act {
  readonly name: string;
  readonly settles: boolean;
  /** Whether it is to be done; `null`: the product says. */
  readonly may: (thread: ThreadModel, model: Model) => boolean | null;
  readonly does: (thread: ThreadModel, model: Model) => void;
  readonly real: (forum: ForumUnderTest, thread: RealThread, real: Real) => Promise<boolean>;
}

/** Does the same in the model and in the product, which has to allow what the model allows. */
class Acting implements Command {
  constructor(
    private readonly place: number,
    private readonly act: Act,
    /** Also tried where the model says that it must be refused. */
    private readonly dares: boolean,
  ) {}

  check(model: Readonly<Model>): boolean {
    const thread = model.threads[this.place];
    return thread !== undefined && (this.dares || this.act.may(thread, model) !== false);
  }

  async run(model: Model, real: Real): Promise<void> {
    const [thread, made] = [model.threads[this.place], real.threads[this.place]];
    if (!thread || !made) throw new Error('No such thread');
    const may = this.act.may(thread, model);
    model.now += 1;
    const done = await this.act.real(real.forum, made, real);
    if (may !== null && may !== done) throw new Error(`${String(this)} was ${done ? 'done' : 'refused'}`);
    if (done) this.act.does(thread, model);
    // What follows elsewhere, in other threads or on the desk, follows before anybody acts again.
    if (this.act.settles) await real.forum.app.settle();
  }

  toString(): string {
    return `${this.act.name}(${this.place})`;
  }
}

class Waiting implements Command {
  constructor(private readonly minutes: number) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, { forum }: Real): Promise<void> {
    // What follows from the last act follows at its moment.
    await forum.app.settle();
    forum.app.clock.advance(this.minutes * 60_000);
    for (const thread of model.threads) thread.pass(this.minutes);
  }

  toString(): string {
    return `wait(${this.minutes})`;
  }
}

const isAlive = (thread: ThreadModel): boolean => ['PENDING', 'PUBLISHED'].includes(thread.moderation);
const takesReplies = (thread: ThreadModel): boolean =>
  thread.isPublic && !thread.isMerged && !thread.facts.locked;
const decision = (
  name: DecisionName,
  may: Act['may'],
  change: (thread: ThreadModel, model: Model) => void,
  undoing: (thread: ThreadModel, before: Facts) => unknown,
): Act => ({
  name,
  settles: ['publish', 'ask', 'hide'].includes(name),
  may,
  does: (thread, model) => {
    const toUndo = (before: Facts) => void undoing(thread, before);
    thread.decide(() => change(thread, model), toUndo);
  },
  real: (forum, thread) => forum.decide(thread, name),
});

const DECISIONS: Act[] = [
  decision(
    'publish',
    (thread) => thread.waitsForModerator,
    (thread) => (thread.facts.moderation = 'PUBLISHED'),
    () => undefined,
  ),
  decision(
    'reject',
    (thread) => thread.moderation === 'PENDING',
    (thread) => (thread.facts.moderation = 'REJECTED'),
    () => undefined,
  ),
  decision(
    'giveBack',
    (thread) => thread.moderation === 'PENDING',
    (thread) => (thread.facts.moderation = 'RETURNED'),
    () => undefined,
  ),
  decision(
    'ask',
    (thread) => isAlive(thread) && ['OPEN', 'ANSWERED'].includes(thread.resolution),
    (thread, { now }) =>
      Object.assign(thread.facts, { moderation: 'PUBLISHED', standing: { to: 'AWAITING_ASKER', at: now } }),
    (thread, before) => (thread.facts.standing = before.standing),
  ),
  decision(
    'hide',
    (thread) => thread.isPublic,
    (thread) => (thread.facts.moderation = 'HIDDEN'),
    () => undefined,
  ),
  decision(
    'lock',
    (thread) => thread.isPublic && !thread.facts.locked,
    (thread) => (thread.facts.locked = true),
    (thread) => (thread.facts.locked = false),
  ),
];

const merge = (into: number): Act => ({
  name: `merge into ${into} `,
  settles: true,
  may: (thread, { threads }) => {
    const target = threads[into];
    return (
      target !== undefined &&
      target !== thread &&
      isAlive(thread) &&
      ['OPEN', 'AWAITING_ASKER', 'ANSWERED'].includes(thread.resolution) &&
      target.isPublic &&
      !target.isMerged
    );
  },
  does: (thread, { threads }) => {
    thread.decide(
      () => (thread.facts.target = threads[into] ?? null),
      () => undefined,
    );
  },
  real: (forum, thread, { threads }) => forum.decide(thread, 'merge', { intoThreadId: threads[into]?.id }),
});

const OF_PEOPLE: Act[] = [
  {
    name: 'redirect',
    settles: true,
    may: (thread) => isAlive(thread) && ['OPEN', 'AWAITING_ASKER', 'ANSWERED'].includes(thread.resolution),
    does: (thread, { now }) => {
      thread.moderate('PUBLISHED');
      thread.facts.standing = { to: 'REDIRECTED', at: now };
    },
    real: (forum, thread) => forum.redirect(thread),
  },
  {
    name: 'withdraw',
    settles: true,
    may: (thread) => ['PENDING', 'RETURNED'].includes(thread.moderation),
    does: (thread) => thread.moderate('WITHDRAWN'),
    real: (forum, thread) => forum.withdraw(thread),
  },
  {
    name: 'answer officially',
    settles: false,
    may: (thread) => thread.isPublic && !thread.isMerged,
    does: (thread, { now }) => thread.answers.push({ official: true, at: now, seen: true }),
    real: (forum, thread) => forum.answer(thread),
  },
  {
    name: 'help',
    settles: false,
    may: takesReplies,
    does: (thread, { now }) => thread.answers.push({ official: false, at: now, seen: true }),
    real: (forum, thread) => forum.help(thread),
  },
  {
    name: 'clarify',
    settles: true,
    may: takesReplies,
    does: (thread, { now }) => {
      const { standing } = thread.facts;
      if (standing.to !== 'AWAITING_ASKER') return;
      const at = thread.resolution === 'AWAITING_ASKER' ? now : standing.at;
      thread.facts.standing = { to: 'OPEN', at };
    },
    real: (forum, thread) => forum.clarify(thread),
  },
];

/** On an answer, the first that there is at or after a place. */
const onAnswer = (place: number): Act[] => {
  const of = <T>(answers: readonly T[]): T | undefined => answers[place % Math.max(1, answers.length)];
  return [
    {
      name: `accept answer ${place} of `,
      settles: false,
      may: (thread) => thread.isPublic && !thread.isMerged && (of(thread.answers)?.seen ?? false),
      does: (thread) => (thread.accepted = of(thread.answers) ?? null),
      real: async (forum, thread) => {
        const postId = of(thread.answers);
        return postId !== undefined && forum.accept(thread, postId);
      },
    },
    {
      name: `hide answer ${place} of `,
      settles: false,
      may: (thread) => of(thread.answers)?.seen ?? false,
      does: (thread) => {
        const answer = of(thread.answers);
        if (!answer) return;
        answer.seen = false;
        thread.decisions.push({ undone: false, undo: () => (answer.seen = true) });
      },
      real: async (forum, thread) => {
        const postId = of(thread.answers);
        return postId !== undefined && forum.hideAnswer(thread, postId);
      },
    },
  ];
};

const rewriting = (text: number, place: number): Act[] => [
  {
    name: `revise ${text} of `,
    settles: true,
    may: (thread) => thread.moderation === 'RETURNED',
    does: (thread) => {
      thread.moderate('PENDING');
      thread.facts.title = titleOf(place, text);
    },
    real: (forum, thread) => forum.revise(thread, titleOf(place, text)),
  },
  {
    name: `edit ${text} of `,
    settles: true,
    may: (thread) => takesReplies(thread) && thread.facts.title !== titleOf(place, text),
    does: (thread, { pending }) => pending.set(thread, titleOf(place, text)),
    real: (forum, thread) => forum.edit(thread, titleOf(place, text)),
  },
  {
    name: 'publish edit of ',
    settles: true,
    may: (thread, { pending }) => pending.has(thread) && thread.isPublic,
    does: (thread, { pending }) => {
      const { title } = thread.facts;
      const edited = pending.get(thread) ?? title;
      thread.facts.title = edited;
      pending.delete(thread);
      thread.decisions.push({
        undone: false,
        undo: () => {
          thread.facts.title = title;
          pending.set(thread, edited);
        },
      });
    },
    real: (forum, thread) => forum.decideEdit(thread),
  },
];

/** One of the decisions on a thread, the latest being the first; the product says whether it still can be. */
const undo = (place: number): Act => {
  const of = <T>(decisions: readonly T[]): T | undefined =>
    decisions.at(-1 - (place % Math.max(1, decisions.length)));
  return {
    name: `undo ${place} of `,
    settles: true,
    may: (thread) => (thread.decisions.length === 0 ? false : null),
    does: (thread) => of(thread.decisions)?.undo(),
    real: async (forum, { decisions }) => {
      const decisionId = of(decisions);
      return decisionId !== undefined && forum.undo(decisionId);
    },
  };
};

const place = fc.nat(THREADS - 1);
const acting = (act: fc.Arbitrary<Act>) =>
  fc.tuple(place, act, fc.nat(15)).map(([on, chosen, dares]) => new Acting(on, chosen, dares === 0));

/** Everything that people may do, the likelier the more follows from it; what cannot be done is mostly left out. */
export const COMMANDS: Array<fc.Arbitrary<Command>> = [
  acting(fc.constantFrom(...DECISIONS)),
  acting(fc.constantFrom(...DECISIONS)),
  acting(fc.constant(DECISIONS[0] as Act)),
  acting(place.map(merge)),
  acting(place.map(merge)),
  acting(fc.constantFrom(...OF_PEOPLE)),
  acting(fc.constantFrom(...OF_PEOPLE)),
  acting(fc.nat(3).chain((nth) => fc.constantFrom(...onAnswer(nth)))),
  acting(fc.nat(3).chain((nth) => fc.constantFrom(...onAnswer(nth)))),
  acting(fc.nat(4).map(undo)),
  acting(fc.nat(4).map(undo)),
  fc
    .tuple(place, fc.integer({ min: 1, max: 4 }))
    .chain(([on, text]) => fc.constantFrom(...rewriting(text, on)).map((act) => new Acting(on, act, false))),
  fc.integer({ min: 1, max: 5 }).map((minutes) => new Waiting(minutes)),
];
