import { type Random, between, pick, seeded } from '../../bench/src/random.js';
import type { Options } from './options.js';
import { isOpen, nextOpening } from './reference/working-hours.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What will become of a question, whoever takes it. */
export interface Fate {
  readonly returned: boolean;
  /** How long its asker takes to change it; `null`: never. */
  readonly revisedAfter: number | null;
  readonly published: boolean;
  /** How long a specialist takes at least; `null`: it is never answered. */
  readonly answeredAfter: number | null;
  /** The asker's connection is cut while the question is sent; it is sent again. */
  readonly cut: boolean;
}

export interface Arrival {
  readonly what: 'ARRIVAL';
  readonly at: number;
  readonly fate: Fate;
}

/** Everybody acts: workers look at deadlines, moderators and specialists work. */
export interface Turn {
  readonly what: 'TURN';
  readonly at: number;
  readonly open: boolean;
  /** All moderators take something at once, whatever else they would do. */
  readonly rush: boolean;
  /** The worker is killed so long (of the real time) after its look has begun. */
  readonly killAfter: number | null;
}

export type Event = Arrival | Turn;

export interface Plan {
  readonly begin: number;
  readonly events: readonly Event[];
  /** Items a moderator takes on a turn, on the average. */
  readonly pace: number;
}

/** How many ask in each hour of the day in Moscow: a peak in the morning, and some at night. */
const BY_HOUR = [4, 3, 2, 2, 2, 3, 8, 20, 60, 110, 120, 90, 70, 60, 55, 50, 45, 40, 35, 30, 25, 20, 14, 8];

/** What happens in a month, all from one seed. */
export function planOf(options: Options): Plan {
  const begin = Date.parse(`${options.from}T00:00:00+03:00`);
  const end = begin + options.days * DAY;
  const random = seeded(options.seed);
  const arrivals = Array.from({ length: options.questions }, () => arrival(random, begin, options.days));
  const turns = turnsOf(seeded(options.seed + 1), begin, end);
  const open = turns.filter((turn) => turn.open).length;
  const events = [...arrivals, ...turns].toSorted((a, b) => a.at - b.at);
  return { begin, events, pace: (options.questions / Math.max(1, open) / 12) * 1.6 };
}

function arrival(random: Random, begin: number, days: number): Arrival {
  const hours = BY_HOUR.flatMap((weight, hour) => Array.from({ length: weight }, () => hour));
  // Weekends and holidays are quieter; the dice are thrown again for most of what falls on them.
  for (;;) {
    const day = begin + between(random, 0, days - 1) * DAY;
    if (!isOpen(day + 12 * HOUR) && random() < 0.4) continue;
    const at = day + pick(random, hours) * HOUR + between(random, 0, 359) * 10 * SECOND;
    return { what: 'ARRIVAL', at, fate: fateOf(random) };
  }
}

function fateOf(random: Random): Fate {
  return {
    returned: random() < 0.08,
    revisedAfter: random() < 0.8 ? between(random, 3, 2_000) * MINUTE : null,
    published: random() < 0.87,
    answeredAfter: random() < 0.85 ? between(random, 0, 90) * MINUTE : null,
    cut: random() < 0.03,
  };
}

/** Every five minutes or so while it is open, beginning within a minute of the opening; every three hours else. */
function turnsOf(random: Random, begin: number, end: number): Turn[] {
  const turns: Turn[] = [];
  for (let at = begin; at < end;) {
    const open = isOpen(at);
    const rush = !turns.at(-1)?.open || random() < 0.05;
    const killAfter = random() < (open ? 0.012 : 0.02) ? between(random, 0, 60) : null;
    turns.push({ what: 'TURN', at, open, rush: open && rush, killAfter });
    const next = at + (open ? between(random, 200, 400) * SECOND : 3 * HOUR);
    const opening = nextOpening(at + 1);
    at = opening < next ? opening + between(random, 0, 59) * SECOND : next;
  }
  return turns;
}
