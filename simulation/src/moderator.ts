import { type Random, between } from '../../bench/src/random.js';
import type { Client } from './client.js';
import { type Holding, type Known, type Notes, iso } from './notes.js';

const MINUTE = 60_000;
const CLOSED = '... on WindowClosed { opensAt }';
const CLAIMED = '... on ClaimSuccess { item { id version threadId } }';

interface Item {
  readonly id: string;
  readonly version: number;
  readonly threadId: string;
}

/** A moderator with the habits of people: works, gives back, loses the connection, goes away without a word. */
export class Moderator {
  private awayUntil = 0;
  /** What was held when the moderator went away. */
  private left: Item | null = null;
  /** The last item seen, for attempts outside the window. */
  private last: Item | null = null;

  constructor(
    private readonly number: number,
    private readonly client: Client,
    private readonly random: Random,
    private readonly notes: Notes,
  ) {}

  /** Takes and decides some items, one after the other. */
  async work(at: number, items: number): Promise<void> {
    if (at < this.awayUntil) return;
    if (this.left) await this.comeBack(this.left, at);
    for (let count = 0; count < items && at >= this.awayUntil; count += 1) {
      const item = await this.claim(at);
      if (!item) return;
      await this.deal(item, at);
    }
  }

  /** Neither claims nor decisions are taken outside the window. */
  async tryOutside(at: number): Promise<void> {
    this.notes.expectClosed(await this.client.mutate('claimNext', {}, CLOSED), at);
    if (!this.last) return;
    const { id: itemId, version } = this.last;
    this.notes.expectClosed(await this.client.mutate('publishItem', { itemId, version }, CLOSED), at);
  }

  private async claim(at: number): Promise<(Item & { holding: Holding }) | null> {
    const outcome = await this.send('claimNext', {}, CLAIMED);
    if (!outcome.item) {
      if (outcome.code !== 'DESK_EMPTY')
        this.notes.find(`claimNext at ${iso(at)}: ${JSON.stringify(outcome)}`);
      this.notes.counts.empty += 1;
      return null;
    }
    const item = outcome.item.id;
    const holding = { item, holder: this.number, at, step: this.notes.step(), endedAtStep: null };
    this.notes.holdings.push(holding);
    this.last = outcome.item;
    return { ...outcome.item, holding };
  }

  private async deal(item: Item & { holding: Holding }, at: number): Promise<void> {
    const dice = this.random();
    if (dice < 0.015) {
      this.notes.counts.vanished += 1;
      this.left = item;
      this.awayUntil = at + between(this.random, 16, 60) * MINUTE;
      return;
    }
    item.holding.endedAtStep = this.notes.step();
    if (dice < 0.03) {
      this.notes.counts.released += 1;
      const outcome = await this.send('releaseClaim', { itemId: item.id }, '');
      if (outcome.__typename !== 'ClaimSuccess')
        this.notes.find(`releaseClaim at ${iso(at)}: ${JSON.stringify(outcome)}`);
      return;
    }
    const { outcome, done, question, what } = await this.decide(item);
    if (done) this.notes.decided(question, what, at);
    else this.notes.find(`${what} of a held item at ${iso(at)}: ${JSON.stringify(outcome)}`);
  }

  /** The claim has ended meanwhile: it may be decided still if nobody has, and only then. */
  private async comeBack(item: Item, at: number): Promise<void> {
    this.left = null;
    this.notes.counts.lateReturns += 1;
    const { id: itemId, version } = item;
    const outcome = await this.client.mutate('publishItem', { itemId, version });
    if (outcome.__typename === 'DecisionSuccess')
      this.notes.decided(this.notes.questionOf(item.threadId), 'PUBLISHED', at);
    else if (!['ALREADY_DECIDED', 'CLAIMED_BY_ANOTHER', 'STALE_VERSION'].includes(outcome.code ?? ''))
      this.notes.find(`A late decision at ${iso(at)}: ${JSON.stringify(outcome)}`);
  }

  private async decide({ id: itemId, version, threadId }: Item) {
    const question = this.notes.questionOf(threadId);
    const what = verdictOn(question);
    const own = {
      RETURNED: ['returnItem', { reason: 'Напишите, пожалуйста, когда это случилось.' }],
      PUBLISHED: ['publishItem', {}],
      REJECTED: ['rejectItem', { reasonCode: 'OFF_TOPIC' }],
    } as const;
    const [name, words] = own[what];
    const outcome = await this.send(name, { itemId, version, ...words }, '', true);
    const repeated = outcome.repeated && outcome.code === 'ALREADY_DECIDED';
    return { outcome, done: repeated || outcome.__typename === 'DecisionSuccess', question, what };
  }

  /** One request in thirty is cut and sent again. */
  private async send(name: string, input: object, fields: string, mayCut = name === 'claimNext') {
    if (!mayCut || this.random() > 0.03)
      return { ...(await this.client.mutate(name, input, fields)), repeated: false };
    this.notes.counts.cut += 1;
    const outcome = await this.client.mutateTwice(name, input, fields, between(this.random, 0, 12));
    return { ...outcome, repeated: true };
  }
}

const verdictOn = ({ fate, wasReturned }: Known): 'RETURNED' | 'PUBLISHED' | 'REJECTED' => {
  if (fate.returned && !wasReturned) return 'RETURNED';
  return fate.published ? 'PUBLISHED' : 'REJECTED';
};
