import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MOSCOW } from '#calendar';
import { Clock, Ids, type Locale, type Role, parseEmailAddress } from '#kernel';
import { Account } from './account.entity.js';
import { hashPassword } from './passwords.js';

export interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  /** `null`: nobody can sign in to it, for example the author of imported threads. */
  readonly password: string | null;
  readonly department?: string | null;
  readonly trusted?: boolean;
  /** IANA name; by default Moscow. */
  readonly timeZone?: string;
  readonly locale?: Locale;
}

/** Makes accounts whose address an operator vouches for: staff, people of a demonstration, of an import. */
@Injectable()
export class CreateAccount {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /**
   * Makes a verified account. An account that already has the address is left as it is.
   *
   * @returns its key, and whether it is new.
   * @throws Error for what is no e-mail address.
   */
  async execute(tx: EntityManager, wanted: NewAccount): Promise<{ id: string; created: boolean }> {
    const email = parseEmailAddress(wanted.email);
    if (email === null) throw new Error(`${wanted.email} is not an e-mail address.`);
    const found = await tx.findOneBy(Account, { email });
    if (found) return { id: found.id, created: false };
    const now = this.clock.now();
    const id = this.ids.next();
    await tx
      .createQueryBuilder()
      .insert()
      .into(Account)
      .values({
        id,
        email,
        displayName: wanted.displayName,
        passwordHash: wanted.password === null ? null : await hashPassword(wanted.password),
        role: wanted.role,
        department: wanted.department ?? null,
        trustedAt: wanted.trusted ? now : null,
        timeZone: wanted.timeZone ?? MOSCOW,
        locale: wanted.locale ?? 'ru',
        emailVerifiedAt: now,
        createdAt: now,
      })
      .orIgnore()
      .updateEntity(false)
      .execute();
    const account = await tx.findOneByOrFail(Account, { email });
    return { id: account.id, created: account.id === id };
  }
}
