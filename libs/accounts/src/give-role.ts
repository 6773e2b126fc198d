import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account } from './account.entity.js';
import { CreateAccount, type NewAccount } from './create-account.js';

/** Makes a person staff, or a citizen again: an operator's act, since nobody may raise themselves. */
@Injectable()
export class GiveRole {
  constructor(private readonly creating: CreateAccount) {}

  /**
   * Gives the person of this address the role and department. A person who is not there yet is made, with the
   * password and name; those of a person who is there stay as they are.
   *
   * @returns whether the person is new.
   */
  async execute(tx: EntityManager, person: NewAccount): Promise<{ created: boolean }> {
    const { id, created } = await this.creating.execute(tx, person);
    if (!created) await tx.update(Account, id, { role: person.role, department: person.department ?? null });
    return { created };
  }
}
