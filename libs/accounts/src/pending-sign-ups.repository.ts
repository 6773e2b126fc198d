import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Locale } from '#kernel';
import { Database } from '#platform';

const HOUR_MS = 3_600_000;
/** How long a link of an e-mail works. */
export const LINK_HOURS = 24;
/** A sign-up waits so long; new links are sent as long as they can work for all their hours. */
const PENDING_HOURS = 72;
/** So many sign-ups one link can confirm at most, since each may cost one check of a password. */
const MOST_OF_A_LINK = 32;

export interface PendingSignUp {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly browserHash: Buffer;
  /** Where it came from, as attempts are counted. */
  readonly network: string;
  /** Where the person was going, a path on the site. */
  readonly returnTo: string | null;
}

/** What an e-mail says of a sign-up. */
export type MailedSignUp = Pick<PendingSignUp, 'email' | 'locale'> & {
  readonly id: string;
  readonly createdAt: Date;
};

/** What a link could confirm. */
export interface LinkedSignUp {
  readonly id: string;
  readonly email: string;
  /** `null` once it is confirmed. */
  readonly passwordHash: string | null;
  readonly ofThisBrowser: boolean;
  readonly confirmed: boolean;
  readonly returnTo: string | null;
}

/**
 * The sign-ups that wait for their address to be confirmed. Where there are more of one address than a link can
 * confirm, each network has its latest among them: nobody crowds out the others.
 */
@Injectable()
export class PendingSignUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(tx: EntityManager, wanted: PendingSignUp): Promise<MailedSignUp> {
    const { email, displayName, passwordHash, timeZone, locale, browserHash, network, returnTo } = wanted;
    const [id, createdAt] = [this.ids.next(), this.clock.now()];
    await tx.query(
      `INSERT INTO pending_sign_up
         (id, email, display_name, password_hash, time_zone, locale, browser_hash, network, created_at, expires_at, return_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        email,
        displayName,
        passwordHash,
        timeZone,
        locale,
        browserHash,
        network,
        createdAt,
        after(createdAt, PENDING_HOURS),
        returnTo,
      ],
    );
    return { id, email, locale, createdAt };
  }

  /** Those of an address to which a link can be sent; the latest first. */
  waiting(tx: EntityManager, email: string): Promise<MailedSignUp[]> {
    return tx.query(
      `SELECT id, email, locale, created_at AS "createdAt" FROM (
         SELECT *, row_number() OVER (PARTITION BY network ORDER BY created_at DESC) AS turn
         FROM pending_sign_up WHERE email = $1 AND confirmed_at IS NULL AND expires_at >= $2
         ORDER BY turn, created_at DESC LIMIT ${MOST_OF_A_LINK}) AS fair
       ORDER BY created_at DESC`,
      [email, after(this.clock.now(), LINK_HOURS)],
    );
  }

  /** Writes down the link that can confirm these, and no other. */
  async link(tx: EntityManager, hash: Buffer, signUps: readonly MailedSignUp[]): Promise<void> {
    await tx.query(
      `INSERT INTO sign_up_link (hash, sign_up_id, expires_at) SELECT $1, unnest($2::uuid[]), $3`,
      [hash, signUps.map(({ id }) => id), after(this.clock.now(), LINK_HOURS)],
    );
  }

  /** What the link of this hash can confirm still. */
  ofLink(hash: Buffer, browserHash: Buffer | null): Promise<LinkedSignUp[]> {
    return this.database.read(
      'accounts.linked_sign_ups',
      `SELECT s.id, s.email, s.password_hash AS "passwordHash", s.confirmed_at IS NOT NULL AS confirmed,
         coalesce(s.browser_hash = $2, false) AS "ofThisBrowser", s.return_to AS "returnTo"
       FROM sign_up_link l JOIN pending_sign_up s ON s.id = l.sign_up_id
       WHERE l.hash = $1 AND l.expires_at > $3 ORDER BY s.created_at DESC`,
      [hash, browserHash, this.clock.now()],
    );
  }

  /**
   * Makes the account of a sign-up; all others of its address end.
   *
   * @returns whether the account is this sign-up's, made now or before.
   */
  async confirm(tx: EntityManager, { id, email }: LinkedSignUp): Promise<boolean> {
    const now = this.clock.now();
    // Of two that are confirmed at once the second waits here for the first, and finds the address taken.
    const made: unknown[] = await tx.query(
      `INSERT INTO account
         (id, email, display_name, password_hash, role, time_zone, locale, email_verified_at, created_at)
       SELECT $2, email, display_name, password_hash, 'CITIZEN', time_zone, locale, $3, $3
       FROM pending_sign_up WHERE id = $1 AND confirmed_at IS NULL
       ON CONFLICT (email) DO NOTHING RETURNING 1`,
      [id, this.ids.next(), now],
    );
    if (made.length === 0) return this.isConfirmed(tx, id);
    await tx.query(
      `UPDATE pending_sign_up SET confirmed_at = $2, password_hash = NULL, browser_hash = NULL WHERE id = $1`,
      [id, now],
    );
    await tx.query('DELETE FROM pending_sign_up WHERE email = $1 AND id <> $2', [email, id]);
    await tx.query('DELETE FROM sign_up_mail WHERE email = $1', [email]);
    return true;
  }

  /** An e-mail to this mailbox leaves at `dueAt`, unless one leaves earlier. */
  async defer(tx: EntityManager, email: string, dueAt: Date): Promise<void> {
    await tx.query('INSERT INTO sign_up_mail (email, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      email,
      dueAt,
    ]);
  }

  /** Takes one mailbox whose e-mail is due off the list. @returns its address, or `null` when none is due. */
  async takeDue(tx: EntityManager): Promise<string | null> {
    const [rows]: [Array<{ email: string }>, number] = await tx.query(
      `DELETE FROM sign_up_mail WHERE email = (
         SELECT email FROM sign_up_mail WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING email`,
      [this.clock.now()],
    );
    return rows[0]?.email ?? null;
  }

  async forgetExpired(): Promise<void> {
    await this.database.query('DELETE FROM pending_sign_up WHERE expires_at <= $1', [this.clock.now()]);
  }

  private async isConfirmed(tx: EntityManager, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM pending_sign_up WHERE id = $1 AND confirmed_at IS NOT NULL',
      [id],
    );
    return rows.length > 0;
  }
}

const after = (from: Date, hours: number): Date => new Date(from.getTime() + hours * HOUR_MS);
