import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Locale, Role } from '#kernel';
import { Database, prepared } from '#platform';

/** An account as other rooms may know it. */
export interface AccountView {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly department: string | null;
  readonly trusted: boolean;
  readonly timeZone: string;
  readonly locale: Locale;
}

/** Where and in which language a person can be written to. */
export type MailAddress = Pick<AccountView, 'id' | 'email' | 'displayName' | 'timeZone' | 'locale'>;

/** Look-ups for the rooms above. */
@Injectable()
export class Accounts {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<AccountView | null> {
    const [account] = await this.database.read<AccountView>(
      'accounts.find',
      `SELECT id, email, display_name AS "displayName", role, department, trusted_at IS NOT NULL AS trusted,
              time_zone AS "timeZone", locale
       FROM account WHERE id = $1`,
      [id],
    );
    return account ?? null;
  }

  /** Those of a role. */
  ofRole(role: Exclude<Role, 'CITIZEN'>): Promise<MailAddress[]> {
    return this.database.read(
      'accounts.of_role',
      `SELECT id, email, display_name AS "displayName", time_zone AS "timeZone", locale
       FROM account WHERE role = $1 AND role <> 'CITIZEN' ORDER BY id`,
      [role],
    );
  }

  /**
   * By account id.
   *
   * @param tx the transaction of a caller that has one: asking for a second connection, it could wait for itself.
   */
  async emailAndLocaleOf(
    ids: readonly string[],
    tx: EntityManager = this.database.manager,
  ): Promise<Map<string, MailAddress>> {
    const accounts = await prepared<MailAddress>(
      tx,
      'accounts.mail_address',
      `SELECT id, email, display_name AS "displayName", time_zone AS "timeZone", locale
       FROM account WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(accounts.map((account) => [account.id, account]));
  }
}
