import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock, Ids, type Locale, type Person, type Role } from '#kernel';
import { Database, type OpenSession, ViewerSource } from '#platform';
import type { Account } from './account.entity.js';
import { hashOfSecret, newSecret } from './secrets.js';
import { Session } from './session.entity.js';

const DAY_MS = 86_400_000;
/** A session ends so long after it was last used. */
const SESSION_DAYS = 30;
/** So coarse is "last seen": one write an hour, not one a request. */
const SEEN_EVERY_MS = 3_600_000;
const USER_AGENT_LENGTH = 300;

interface Row {
  session_id: string;
  last_seen_at: Date;
  account_id: string;
  display_name: string;
  role: Role;
  department: string | null;
  trusted: boolean;
  time_zone: string;
  locale: Locale;
  standing: string;
}

const SELECT = `
  SELECT s.id AS session_id, s.last_seen_at, a.id AS account_id, a.display_name, a.role, a.department,
    a.trusted_at IS NOT NULL AS trusted, a.time_zone, a.locale, account_standing(a) AS standing
  FROM session s JOIN account a ON a.id = s.account_id`;

/** Who is signed in, by the secret of a cookie or a bearer header. */
@Injectable()
export class Sessions extends ViewerSource {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {
    super();
  }

  async viewerOf(secret: string): Promise<Person | null> {
    return (await this.opened(secret))?.person ?? null;
  }

  async opened(secret: string): Promise<OpenSession | null> {
    const now = this.clock.now();
    const [row] = await this.database.read<Row>(
      'accounts.viewer',
      `${SELECT} WHERE s.secret_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2`,
      [hashOfSecret(secret), now],
    );
    if (!row) return null;
    if (now.getTime() - row.last_seen_at.getTime() >= SEEN_EVERY_MS) await this.see(row, now);
    return { person: personOf(row), standing: row.standing };
  }

  async standings(sessionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.read<{ id: string; standing: string }>(
      'accounts.standings',
      `SELECT s.id, account_standing(a) AS standing FROM session s JOIN account a ON a.id = s.account_id
       WHERE s.id = ANY ($1::uuid[]) AND s.ended_at IS NULL AND s.expires_at > $2`,
      [sessionIds, this.clock.now()],
    );
    return new Map(rows.map(({ id, standing }) => [id, standing]));
  }

  /** Begins a session. @returns its secret, known to nobody but the caller from now on. */
  async begin(
    tx: EntityManager,
    account: Account,
    userAgent: string | null,
  ): Promise<{ secret: string; person: Person }> {
    const secret = newSecret();
    const now = this.clock.now();
    const session = {
      id: this.ids.next(),
      accountId: account.id,
      secretHash: hashOfSecret(secret),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: expiryFrom(now),
      endedAt: null,
      userAgent: userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
    };
    await tx.insert(Session, session);
    const { id: accountId, displayName, role, department, trustedAt, timeZone, locale } = account;
    const trusted = trustedAt !== null;
    const person = {
      accountId,
      sessionId: session.id,
      displayName,
      role,
      department,
      trusted,
      timeZone,
      locale,
    };
    return { secret, person };
  }

  /** Ends a session; one that has ended stays as it was. The database tells everyone. */
  async end(tx: EntityManager, sessionId: string): Promise<void> {
    await tx.update(Session, { id: sessionId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  private async see({ session_id, last_seen_at }: Row, now: Date): Promise<void> {
    // Of requests that come at once only one finds the old instant and writes.
    await this.database.query(
      'UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE id = $1 AND last_seen_at = $4',
      [session_id, now, expiryFrom(now), last_seen_at],
    );
  }
}

const expiryFrom = (now: Date): Date => new Date(now.getTime() + SESSION_DAYS * DAY_MS);

const personOf = (row: Row): Person => ({
  accountId: row.account_id,
  sessionId: row.session_id,
  displayName: row.display_name,
  role: row.role,
  department: row.department,
  trusted: row.trusted,
  timeZone: row.time_zone,
  locale: row.locale,
});
