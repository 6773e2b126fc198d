import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Whether the database itself keeps this process from changing the audit log; told at the start when not. */
@Injectable()
export class AuditProtection implements OnApplicationBootstrap {
  private readonly logger = new Logger(AuditProtection.name);

  constructor(private readonly database: Database) {}

  async onApplicationBootstrap(): Promise<void> {
    const warning = await this.warning().catch(() => null);
    if (warning) this.logger.warn(warning);
  }

  /** @returns one sentence for an operator; `null` when the role may only add and read. */
  async warning(): Promise<string | null> {
    const [found] = await this.database.query<{ role: string; unprotected: boolean }>(
      `SELECT current_user AS role, bool_or(pg_has_role(c.relowner, 'MEMBER')
         OR has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE')
         OR has_table_privilege(c.oid, 'TRUNCATE')) AS unprotected
       FROM pg_class c WHERE c.oid IN (to_regclass('audit_entry'), to_regclass('audit_seal'))`,
    );
    if (!found?.unprotected) return null;
    return `The audit log is not protected from the database role "${found.role}", which may change its tables: name a role of lesser rights in DATABASE_URL and the owner in MIGRATION_DATABASE_URL (README.md, "Running a service").`;
  }
}
