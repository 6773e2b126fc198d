import { randomUUID } from 'node:crypto';
import { type Random, pick, seeded } from '../../bench/src/random.js';
import { keyOf } from '#platform';
import { Moderator } from './moderator.js';
import { type Known, Notes, iso, takeDue } from './notes.js';
import type { People } from './people.js';
import type { Arrival, Plan, Turn } from './plan.js';
import type { Stage } from './stage.js';

const ASKED = '... on AskQuestionSuccess { thread { id version promise { decisionDueAt answerDueAt } } }';

/** The month as it is played: everybody acts when the plan says, and notes what came of it. */
export class Course {
  readonly notes = new Notes();
  private readonly random: Random;
  private readonly moderators: Moderator[];
  private asked = 0;

  constructor(
    private readonly stage: Stage,
    private readonly people: People,
    private readonly plan: Plan,
    seed: number,
  ) {
    this.random = seeded(seed + 2);
    this.moderators = people.moderators.map(
      (client, number) => new Moderator(number, client, seeded(seed * 100 + number), this.notes),
    );
  }

  async run(progress: (at: number) => void): Promise<void> {
    for (const event of this.plan.events) {
      if (event.what === 'TURN') {
        await this.turn(event);
        progress(event.at);
      } else {
        this.stage.clock.at = event.at;
        await this.ask(event);
      }
    }
    await this.stage.settle();
  }

  private async ask({ at, fate }: Arrival): Promise<void> {
    const asker = pick(this.random, this.people.askers);
    const number = (this.asked += 1);
    const input = {
      categoryId: this.people.categoryId,
      title: `Не обновляется паспорт в профиле, случай ${number}`,
      body: `Получил новый паспорт, но в профиле до сих пор старые данные. Что делать? Случай ${number}.`,
      details: { caseNumber: `4510-${number}` },
      idempotencyKey: randomUUID(),
    };
    if (fate.cut) this.notes.counts.cut += 1;
    const { thread, ...outcome } = await (fate.cut
      ? asker.mutateTwice('askQuestion', input, ASKED, number % 12)
      : asker.mutate('askQuestion', input, ASKED));
    const key = thread && keyOf('Thread', thread.id);
    if (!key) return this.notes.find(`askQuestion at ${iso(at)}: ${JSON.stringify(outcome)}`);
    const { id, version } = thread;
    this.notes.questions.set(key, { key, id, asker, fate, version, wasReturned: false });
    this.notes.told.set(key, thread.promise);
    this.notes.act('ASKED', key, at);
  }

  /** The workers look first, so that what they say is about what was there at this instant. */
  private async turn({ at, open, rush, killAfter }: Turn): Promise<void> {
    const { stage, notes } = this;
    await stage.settle();
    stage.clock.at = at;
    await stage.worker.look(at, killAfter);
    await stage.sweepMinutely();
    notes.looked(at);
    if (open) await this.workTheDesk(at, rush);
    else await pick(this.random, this.moderators).tryOutside(at);
    const revised = takeDue(notes.toRevise, at);
    for (const question of revised) await this.revise(question, at);
    if (revised.length === 0 && killAfter === null) return;
    await stage.worker.look(at, killAfter);
    await stage.settle();
    notes.looked(at);
  }

  private async workTheDesk(at: number, rush: boolean): Promise<void> {
    const items = this.moderators.map(() => (rush ? 1 : 0) + Math.floor(this.plan.pace + this.random()));
    const answers = takeDue(this.notes.toAnswer, at, Math.ceil(this.plan.pace * 14));
    await Promise.all([
      ...this.moderators.map((moderator, index) => moderator.work(at, items[index] ?? 0)),
      ...answers.map((question) => this.answer(question, at)),
    ]);
  }

  private async answer({ id: threadId, key }: Known, at: number): Promise<void> {
    const specialist = pick(this.random, this.people.specialists);
    const input = { threadId, body: 'Паспорт обновится в профиле за сутки.', idempotencyKey: randomUUID() };
    const outcome = await specialist.mutate('postOfficialAnswer', input);
    if (outcome.__typename === 'PostOfficialAnswerSuccess') this.notes.act('ANSWERED', key, at);
    else this.notes.find(`postOfficialAnswer at ${iso(at)}: ${JSON.stringify(outcome)}`);
  }

  private async revise(question: Known, at: number): Promise<void> {
    const { id: threadId, version } = question;
    const title = 'Не обновляется паспорт в профиле после замены';
    const body = 'Получил новый паспорт в понедельник, но в профиле до сих пор старые данные. Что делать?';
    const outcome = await question.asker.mutate('reviseQuestion', { threadId, version, title, body });
    if (outcome.__typename !== 'ReviseQuestionSuccess')
      return this.notes.find(`reviseQuestion at ${iso(at)}: ${JSON.stringify(outcome)}`);
    question.version += 1;
    this.notes.act('REVISED', question.key, at);
  }
}
