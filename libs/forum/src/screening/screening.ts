import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Directory } from '#directory';
import { Clock, type Person, isStaff } from '#kernel';
import { StoredSettings } from '#platform';
import { type KnownContacts, knownContacts } from '#privacy';
import {
  type Draft,
  type Finding,
  type PublishedThread,
  checkPersonalData,
  checkSimilar,
  screen,
} from '#screening';
import { FindingsRepository } from './findings.repository.js';
import { RecentPostsRepository } from './recent-posts.repository.js';
import { ScreenedOut } from './screened-out.js';
import { screeningSetting } from './screening-setting.js';

/** Screening runs before a human looks (docs/product.md §4): gathers what the checks have to know, and runs them. */
@Injectable()
export class Screening {
  private readonly contacts = new WeakMap<readonly string[], KnownContacts>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: StoredSettings,
    private readonly directory: Directory,
    private readonly recentPosts: RecentPostsRepository,
    private readonly findings: FindingsRepository,
  ) {}

  /**
   * What the checks have to say of a text. Staff speak for themselves, but for personal data: it may be another's.
   *
   * @param rewritten the post whose text this is to become, if it is there already.
   */
  async look(
    tx: EntityManager,
    author: Person,
    draft: Draft,
    rewritten: string | null = null,
  ): Promise<Finding[]> {
    const { accountId } = author;
    const [rules, values] = await Promise.all([
      this.settings.get(screeningSetting),
      this.directory.contacts(),
    ]);
    const now = this.clock.now();
    const contacts = this.known(values);
    if (isStaff(author)) return checkPersonalData(draft, contacts);
    const { length } = draft.plain;
    const sent = await this.recentPosts.of(tx, accountId, now, rules, length, rewritten);
    return screen(draft, { now, rules, contacts, similar: [], ...sent });
  }

  /** The same before a text is taken. @returns the findings to be kept, or why it cannot be taken. */
  async screen(
    tx: EntityManager,
    author: Person,
    draft: Draft,
    rewritten: string | null = null,
  ): Promise<readonly Finding[] | ScreenedOut> {
    const findings = await this.look(tx, author, draft, rewritten);
    const refusing = findings.find(({ outcome }) => outcome === 'REFUSE');
    return refusing ? new ScreenedOut(author, refusing, draft) : findings;
  }

  /** Adds to a waiting question what the archive knows of it, or takes it back. Idempotent. */
  async noteSimilar(
    tx: EntityManager,
    postId: string,
    title: string,
    similar: readonly PublishedThread[],
  ): Promise<void> {
    const finding = checkSimilar(title, similar, await this.settings.get(screeningSetting));
    if (finding) await this.findings.keep(tx, postId, [finding]);
    else await this.findings.forget(tx, postId, 'SIMILAR_THREAD');
  }

  private known(values: readonly string[]): KnownContacts {
    const known = this.contacts.get(values) ?? knownContacts(values);
    this.contacts.set(values, known);
    return known;
  }
}
