import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '#platform';
import { Account } from './account.entity.js';
import { CreateAccount, type NewAccount } from './create-account.js';

/** Makes a person staff, or a citizen again: an operator's act, since nobody may raise themselves. */
@Injectable()
export class GiveRole {
  constructor(
    private readonly creating: CreateAccount,
    private readonly audit: Audit,
  ) {}

  /**
   * Gives the person of this address the role and department. A person who is not there yet is made, with the
   * password and name; those of a person who is there stay as they are.
   *
   * @returns whether the person is new.
   */
  async execute(tx: EntityManager, person: NewAccount): Promise<{ created: boolean }> {
    const { id, created } = await this.creating.execute(tx, person);
    const former = created ? null : (await tx.findOneByOrFail(Account, { id })).role;
    if (!created) await tx.update(Account, id, { role: person.role, department: person.department ?? null });
    await this.audit.append(tx, {
      actorId: null,
      action: 'accounts.role-given',
      subject: { type: 'Person', id },
      facts: { from: former, to: person.role },
    });
    return { created };
  }
}
