import { randomFillSync } from 'node:crypto';

/** The only generator of primary keys. */
export abstract class Ids {
  /** A new UUID version 7 (RFC 9562 §5.7): rows of one moment lie together in their index. */
  abstract next(): string;
}

/** Random bytes are asked of the system for so many keys at once: each asking costs more than the key. */
const IDS_A_FILL = 256;

export class UuidV7Ids extends Ids {
  private readonly pool = new Uint8Array(16 * IDS_A_FILL);
  private used = this.pool.length;

  next(): string {
    if (this.used === this.pool.length) {
      randomFillSync(this.pool);
      this.used = 0;
    }
    const bytes = this.pool.subarray(this.used, (this.used += 16));
    // The real time, not the injected clock: keys must keep growing when a developer moves the clock back.
    let ms = Date.now();
    for (let i = 5; i >= 0; i--) {
      bytes[i] = ms % 256;
      ms = Math.floor(ms / 256);
    }
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the value can be a primary key of ours; anything else must not reach the database. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
