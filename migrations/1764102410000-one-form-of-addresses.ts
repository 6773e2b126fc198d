import type { MigrationInterface, QueryRunner } from 'typeorm';
import { domainToASCII } from 'node:url';

const COLUMNS = [
  ['account', 'email'],
  ['pending_sign_up', 'email'],
  ['subscription', 'email'],
  ['mail', 'to_address'],
] as const;

/**
 * Brings stored addresses to the one form they are looked for in: the domain in ASCII, the local part in lower case.
 * Where the address has a row in that form already the other stays as it is: nobody could sign in to it by any spelling.
 */
export class OneFormOfAddresses1764102410000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) {
      const rows: Array<{ address: string }> = await query.query(
        `SELECT DISTINCT ${column} AS address FROM ${table} WHERE ${column} ~ '[^\\x01-\\x7f]'`,
      );
      for (const { address } of rows) {
        const stored = storedForm(address);
        if (stored !== null) await this.rename(query, table, column, address, stored);
      }
    }
  }

  async down(): Promise<void> {
    // Either form is the same address; nothing is lost by leaving this one.
  }

  private async rename(
    query: QueryRunner,
    table: string,
    column: string,
    from: string,
    to: string,
  ): Promise<void> {
    const rest = {
      subscription: `AND NOT EXISTS (SELECT FROM subscription o WHERE o.email = $2 AND o.thread_id = r.thread_id)`,
      account: 'AND NOT EXISTS (SELECT FROM account o WHERE o.email = $2)',
    }[table];
    await query.query(`UPDATE ${table} r SET ${column} = $2 WHERE ${column} = $1 ${rest ?? ''}`, [from, to]);
  }
}

function storedForm(address: string): string | null {
  const [local, domain, ...more] = address.split('@');
  const ascii = domain === undefined ? '' : domainToASCII(domain);
  if (!local || ascii === '' || more.length > 0) return null;
  const stored = `${local.normalize('NFKC').toLowerCase().normalize('NFKC')}@${ascii}`;
  return stored === address ? null : stored;
}
