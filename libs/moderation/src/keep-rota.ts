import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Accounts } from '#accounts';
import { Ids, type Viewer, isSpecialist } from '#kernel';
import { Audit, Database, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { EscalationsRepository } from './escalations.repository.js';
import { sayModeration } from './moderation.messages.js';
import { maySupervise } from './moderation.policy.js';

const cover = z.object({ accountId: z.uuid(), categoryIds: z.array(z.uuid()).max(500) });
const duty = z
  .object({ accountId: z.uuid(), startsAt: z.date(), endsAt: z.date() })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], message: 'duty_ENDS_FIRST' });

/** A supervisor says which categories a specialist covers; what was said before no longer holds. */
@Injectable()
export class SetCover {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly escalations: EscalationsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof cover>): Promise<{ accountId: string } | Refused> {
    if (!maySupervise(viewer)) return new NotPermitted(viewer);
    const said = parseInput(cover, typed, viewer, sayModeration);
    if (said instanceof Refused) return said;
    if (!(await answers(this.accounts, said.accountId))) return new NotFound(viewer);
    await this.database.transaction(async (tx) => {
      await this.escalations.cover(tx, said.accountId, said.categoryIds);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'moderation.cover-set',
        subject: { type: 'Person', id: said.accountId },
        facts: { categoryIds: [...said.categoryIds].sort().join(' ') },
      });
    });
    return { accountId: said.accountId };
  }
}

/** A supervisor puts a specialist on duty for a time, half-open. */
@Injectable()
export class AddDuty {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly accounts: Accounts,
    private readonly escalations: EscalationsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof duty>): Promise<{ accountId: string } | Refused> {
    if (!maySupervise(viewer)) return new NotPermitted(viewer);
    const said = parseInput(duty, typed, viewer, sayModeration);
    if (said instanceof Refused) return said;
    const { accountId, startsAt, endsAt } = said;
    if (!(await answers(this.accounts, accountId))) return new NotFound(viewer);
    await this.database.transaction(async (tx) => {
      const dutyId = this.ids.next();
      await this.escalations.addDuty(tx, dutyId, accountId, startsAt, endsAt);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'moderation.duty-added',
        subject: { type: 'Person', id: accountId },
        facts: { dutyId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      });
    });
    return { accountId };
  }
}

async function answers(accounts: Accounts, accountId: string): Promise<boolean> {
  const account = await accounts.find(accountId);
  return account !== null && isSpecialist({ ...account, accountId, sessionId: '' });
}
