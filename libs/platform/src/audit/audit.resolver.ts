import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Person, isSupervisor } from '#kernel';
import { Allow } from '../access/allow.js';
import { CurrentViewer } from '../access/viewer.js';
import { type Connection, parsePage, toConnection } from '../graphql/connection.js';
import { AuditEntryConnection, type AuditEntryType, AuditLogArgs, toAuditEntry } from './audit-entry.type.js';
import { AuditLog } from './audit-log.js';

@Resolver()
export class AuditResolver {
  constructor(private readonly log: AuditLog) {}

  @Allow(isSupervisor)
  @Query(() => AuditEntryConnection, { description: 'What people with rights did, the latest first.' })
  async auditLog(
    @Args() { from = null, to = null, ...args }: AuditLogArgs,
    @CurrentViewer() viewer: Person,
  ): Promise<Connection<AuditEntryType>> {
    const list = `audit:${from?.toISOString() ?? ''}:${to?.toISOString() ?? ''}`;
    const page = parsePage(args, list, viewer);
    const rows = await this.log.page({ from, to }, page);
    return toConnection(rows, page, ({ entry }) => [entry.at.toISOString(), entry.id], toAuditEntry);
  }
}
