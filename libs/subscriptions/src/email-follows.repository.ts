import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isIP } from 'node:net';
import { Clock, Ids, type Locale } from '#kernel';

/**
 * How many confirming e-mails an hour may go to one address when one network asks, go to it in all, and be asked for
 * from one network. What one network may spend is a part of what the address has: a stranger leaves its owner the rest.
 */
const HOURLY = { addressFromNetwork: 5, address: 20, network: 30 };
export const HOUR_MS = 3_600_000;

export interface FollowRequest {
  readonly email: string;
  readonly threadId: string;
  readonly locale: Locale;
  /** Network address of who asks; `null` when it is not known. */
  readonly ip: string | null;
}

/** What people without an account asked to follow; limits are counted on these rows. */
@Injectable()
export class EmailFollowsRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Lets one request in at a time, so that requests made at once are counted too.
   *
   * @returns `null` when it is within the limits, else the instant from which it may be tried again.
   */
  async refuseFlood(tx: EntityManager, { email, ip }: FollowRequest): Promise<Date | null> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('subscriptions.follow-by-email'))`);
    const since = new Date(this.clock.now().getTime() - HOUR_MS);
    const [count]: Array<{ both: number; to_address: number; from_network: number; oldest: Date | null }> =
      await tx.query(
        `SELECT count(*) FILTER (WHERE email = $2 AND requested_from IS NOT DISTINCT FROM ${NETWORK})::int AS both,
         count(*) FILTER (WHERE email = $2)::int AS to_address,
         count(*) FILTER (WHERE requested_from = ${NETWORK})::int AS from_network,
         min(requested_at) AS oldest
       FROM subscription WHERE requested_at > $1 AND (email = $2 OR requested_from = ${NETWORK})`,
        [since, email, addressOf(ip)],
      );
    const over =
      count &&
      (count.both >= HOURLY.addressFromNetwork ||
        count.to_address >= HOURLY.address ||
        count.from_network >= HOURLY.network);
    return over && count.oldest ? new Date(count.oldest.getTime() + HOUR_MS) : null;
  }

  /**
   * Writes the request down.
   *
   * @returns the subscription to confirm, or `null` when its e-mail was sent within the hour or it is confirmed.
   */
  async request(
    tx: EntityManager,
    { email, threadId, locale, ip }: FollowRequest,
  ): Promise<{ id: string; requestedAt: Date } | null> {
    const now = this.clock.now();
    const [row]: Array<{ id: string }> = await tx.query(
      `INSERT INTO subscription (id, email, locale, thread_id, level, requested_at, requested_from, created_at)
       VALUES ($1, $2, $4, $5, 'WATCHING', $6, ${NETWORK}, $6)
       ON CONFLICT (email, thread_id) DO UPDATE
         SET requested_at = EXCLUDED.requested_at, requested_from = EXCLUDED.requested_from, locale = EXCLUDED.locale
         WHERE (subscription.confirmed_at IS NULL OR subscription.ended_at IS NOT NULL)
           AND (subscription.requested_at IS NULL OR subscription.requested_at <= $7)
       RETURNING id`,
      [this.ids.next(), email, addressOf(ip), locale, threadId, now, new Date(now.getTime() - HOUR_MS)],
    );
    return row ? { id: row.id, requestedAt: now } : null;
  }

  /**
   * Confirms a request made after `since`. Doing it again changes nothing; a link from before the person
   * ended the subscription does not begin it again.
   *
   * @returns the thread that is followed now, or `null`.
   */
  async confirm(tx: EntityManager, id: string, since: Date): Promise<string | null> {
    const [rows]: [Array<{ thread_id: string }>, number] = await tx.query(
      `UPDATE subscription SET confirmed_at = COALESCE(confirmed_at, $2), ended_at = NULL, requested_from = NULL
       WHERE id = $1 AND email IS NOT NULL AND (requested_at > $3 OR confirmed_at IS NOT NULL)
         AND (ended_at IS NULL OR (requested_at > $3 AND requested_at > ended_at))
       RETURNING thread_id`,
      [id, this.clock.now(), since],
    );
    return rows[0]?.thread_id ?? null;
  }

  /** Deletes addresses nobody confirmed before one instant, and those whose owner ended it before another. */
  async forget(tx: EntityManager, unconfirmedBefore: Date, endedBefore: Date): Promise<void> {
    await tx.query(
      `DELETE FROM subscription WHERE email IS NOT NULL
         AND ((confirmed_at IS NULL AND requested_at < $1) OR (ended_at < $2 AND requested_at < $1))`,
      [unconfirmedBefore, endedBefore],
    );
  }
}

/** An IPv4 address, or the /64 of an IPv6 one, which a single subscriber has to himself (RFC 6177 §2). */
const NETWORK = `(CASE family($3::inet) WHEN 6 THEN network(set_masklen($3::inet, 64)) ELSE $3::inet::cidr END)`;

/** Without the prefix of an IPv4 address in the clothes of IPv6, and without a zone. */
function addressOf(ip: string | null): string | null {
  const plain = (ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(plain) ? plain : null;
}
