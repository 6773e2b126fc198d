import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { LiveRefusal } from './live-health.js';

/** Operations of one connection under way at once. */
const OPERATIONS = 50;
const OPERATIONS_BEGUN = { points: 100, duration: 10 };
/** A message costs one, and one for each kilobyte. */
const MESSAGES = { points: 1_000, duration: 10 };
const MESSAGE_BYTES = 1_024;
/** After a restart everybody behind an address comes back at once, and some twice. */
const ATTEMPTS = { perPlace: 3, duration: 60 };

export interface LivePlaces {
  readonly total: number;
  readonly perAddress: number;
}

/** How many WebSockets there may be, from where, and how fast they may ask; of one process. */
export class LiveRates {
  private readonly attempts: RateLimiterMemory;
  private readonly messages = new RateLimiterMemory(MESSAGES);
  private readonly operations = new RateLimiterMemory(OPERATIONS_BEGUN);
  private readonly open = new Map<string, number>();
  private total = 0;

  constructor(private readonly places: LivePlaces) {
    const { perPlace, duration } = ATTEMPTS;
    this.attempts = new RateLimiterMemory({ points: places.perAddress * perPlace, duration });
  }

  /** @returns `null` when the connection has got a place, which {@link leave} frees, else why it gets none. */
  async enter(network: string): Promise<LiveRefusal | null> {
    if (!(await consumed(this.attempts, network))) return 'TOO_MANY_ATTEMPTS';
    if (this.total >= this.places.total) return 'TOO_MANY_CONNECTIONS';
    const here = this.open.get(network) ?? 0;
    if (here >= this.places.perAddress) return 'TOO_MANY_FROM_ADDRESS';
    this.open.set(network, here + 1);
    this.total += 1;
    return null;
  }

  leave(network: string): void {
    const left = (this.open.get(network) ?? 0) - 1;
    if (left > 0) this.open.set(network, left);
    else this.open.delete(network);
    this.total -= 1;
  }

  async message(connection: string, bytes: number): Promise<LiveRefusal | null> {
    const cost = 1 + Math.floor(bytes / MESSAGE_BYTES);
    return (await consumed(this.messages, connection, cost)) ? null : 'TOO_FAST';
  }

  /** @param underWay operations of the connection, the new one included */
  async operation(connection: string, underWay: number): Promise<LiveRefusal | null> {
    if (underWay > OPERATIONS) return 'TOO_MANY_OPERATIONS';
    return (await consumed(this.operations, connection)) ? null : 'TOO_FAST';
  }
}

/** In memory it refuses by rejecting with its count, and fails in no other way. */
const consumed = (limiter: RateLimiterMemory, key: string, points = 1): Promise<boolean> =>
  limiter.consume(key, points).then(
    () => true,
    () => false,
  );
