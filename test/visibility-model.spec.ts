import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { COMMANDS, type Model, type Real } from './model/commands.js';
import { ForumUnderTest, THREADS, titleOf } from './model/forum-under-test.js';
import { ThreadModel } from './model/thread-model.js';
import { type TestApp, startApp } from './support/app.js';
import { type MailServer, startMailServer } from './support/mail-server.js';

const RUNS = Number(process.env['VECHE_MODEL_RUNS'] ?? 50);
/** Of which some cannot be done when their turn comes. */
const LONGEST = 60;
const BEGIN = '2026-11-17T11:00:00+03:00';

let mails: MailServer;
let app: TestApp;
let forum: ForumUnderTest;

beforeAll(async () => {
  mails = await startMailServer();
  app = await startApp({ environment: { SMTP_URL: mails.url } });
  forum = await ForumUnderTest.open(app);
});
afterAll(async () => {
  await app.close();
  await mails.close();
});

/** Where a merged thread goes on. */
function endOf(thread: ThreadModel): ThreadModel {
  return thread.isMerged && thread.facts.target ? endOf(thread.facts.target) : thread;
}

function expectedOf(thread: ThreadModel, threads: readonly ThreadModel[], real: Real) {
  const numberOf = (of: ThreadModel) => real.threads[threads.indexOf(of)]?.number;
  const { isPublic, resolution } = thread;
  const placeOf = (answer: ThreadModel['accepted']) => (answer?.seen ? thread.answers.indexOf(answer) : null);
  const seen = thread.answers.flatMap((answer, place) => (answer.seen ? [place] : []));
  return {
    page: isPublic
      ? {
          title: thread.facts.title,
          official: placeOf(thread.official),
          accepted: placeOf(thread.accepted),
          answers: seen,
        }
      : null,
    listed: isPublic,
    indexed: isPublic ? { solved: resolution === 'SOLVED', official: thread.official !== null } : null,
    waits: thread.waitsForModerator,
    awaits: thread.awaitsAnswer,
    followsTarget: thread.isMerged,
    asker: {
      moderation: thread.moderation,
      resolution,
      duplicateOf: thread.isMerged ? numberOf(endOf(thread)) : null,
      clocks: thread.clocks(),
    },
  };
}

it(
  'after any sequence of decisions, answers, merges and undos, everybody is shown what the model says',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: LONGEST, size: 'max' }), async (commands) => {
        const real: Real = { forum, threads: await forum.begin(BEGIN) };
        const threads = Array.from({ length: THREADS }, (_, place) => new ThreadModel(titleOf(place, 0)));
        const model: Model = { threads, pending: new Map(), now: 0 };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await app.settle();
        for (const [place, thread] of threads.entries()) {
          const made = real.threads[place];
          if (made) expect(await forum.seen(made)).toEqual(expectedOf(thread, threads, real));
        }
        expect(await forum.countListed()).toBe(threads.filter(({ isPublic }) => isPublic).length);
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  },
  Math.max(180_000, RUNS * 2_000),
);

it('what was hidden since does not wait for a moderator again by undoing how it was let in', async () => {
  const [asked, target] = await forum.begin(BEGIN);
  if (!asked || !target) throw new Error('No threads');
  for (const thread of [asked, target]) await forum.decide(thread, 'publish');
  await app.settle();
  await forum.decide(asked, 'merge', { intoThreadId: target.id });
  await forum.undo(target.decisions.at(-1) ?? '');
  await app.settle();
  // Its merge target has gone: it is let in as a question of its own.
  await forum.decide(asked, 'publish');
  await forum.decide(asked, 'hide');
  expect(await forum.undo(asked.decisions.at(-2) ?? '')).toBe(false);
  await app.settle();
  expect(await forum.seen(asked)).toMatchObject({ waits: false, listed: false });
});

it('a question that came back from its merge target waits no longer once it is sent on', async () => {
  const [asked, target] = await forum.begin(BEGIN);
  if (!asked || !target) throw new Error('No threads');
  for (const thread of [asked, target]) await forum.decide(thread, 'publish');
  await forum.decide(asked, 'merge', { intoThreadId: target.id });
  await forum.decide(target, 'hide');
  await app.settle();
  expect(await forum.seen(asked)).toMatchObject({ waits: true, listed: true });
  expect(await forum.redirect(asked)).toBe(true);
  await app.settle();
  expect(await forum.seen(asked)).toMatchObject({ waits: false, listed: true });
});
