import { Injectable } from '@nestjs/common';
import { CreateAccount } from '#accounts';
import { Directory } from '#directory';
import { CategoriesRepository } from '#forum';
import type { Person } from '#kernel';
import { Database } from '#platform';
import type { DemoWorld } from './demo-teller.js';
import { type DemoPerson, demoCategories, demoChannels, demoPeople } from '../demo/index.js';

/** The people, the themes and the contacts among whom the demo's stories happen. */
@Injectable()
export class DemoWorldMaker {
  constructor(
    private readonly database: Database,
    private readonly accounts: CreateAccount,
    private readonly categories: CategoriesRepository,
    private readonly directory: Directory,
  ) {}

  /** What is there already is left as it is. */
  async make(password: string): Promise<Pick<DemoWorld, 'people' | 'categories' | 'channels'>> {
    return this.database.transaction(async (tx) => {
      const people = new Map<string, Person>();
      for (const person of demoPeople) {
        const { id } = await this.accounts.execute(tx, { ...person, password });
        people.set(person.key, personOf(person, id));
      }
      const contents = demoCategories.map((category) => ({ ...category, letsTrustedIn: false }));
      const ids = await this.categories.add(tx, contents);
      const categories = new Map(demoCategories.map(({ slug }, i) => [slug, ids[i] ?? '']));
      const channels = new Map<string, string>();
      for (const [position, channel] of demoChannels.entries())
        channels.set(channel.key, await this.directory.putChannel(tx, { ...channel, position }));
      return { people, categories, channels };
    });
  }
}

const personOf = (person: DemoPerson, accountId: string): Person => ({
  accountId,
  sessionId: '',
  displayName: person.displayName,
  role: person.role,
  department: person.department ?? null,
  trusted: false,
  timeZone: person.timeZone,
  locale: 'ru',
});
