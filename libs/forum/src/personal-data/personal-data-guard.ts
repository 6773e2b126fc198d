import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Directory } from '#directory';
import type { Person } from '#kernel';
import { Audit, typedText } from '#platform';
import { type KnownContacts, hidePersonalData, knownContacts } from '#privacy';
import type { TextOfPost } from '../post-texts.js';
import { letInAs } from '../rules/thread-kind.js';
import type { Thread } from '../thread.entity.js';
import { PersonalDataFound } from './personal-data-found.js';
import { type PersonalDataInText, personalDataIn } from './public-version.js';

/** A reason has a letter or a digit that is seen. */
const SAYS_SOMETHING = /[[\p{L}\p{N}]--\p{Default_Ignorable_Code_Point}]/v;

/** Why a text is published with the personal data that was found in it, as a field of an input. */
export const personalDataReason = typedText({ min: 0, max: 500, multiline: false })
  .nullish()
  .transform((text) => (text && SAYS_SOMETHING.test(text) ? text : null));

interface Publication {
  readonly text: TextOfPost;
  /** What the log is to name. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly reason: string | null;
}

/**
 * Stands before every way in which a text becomes public (docs/product.md §4, ADR 0016): it is looked at as it is at
 * that moment, whatever screening said of it when it was sent.
 */
@Injectable()
export class PersonalDataGuard {
  constructor(
    private readonly directory: Directory,
    private readonly audit: Audit,
  ) {}

  /** @returns `null` where there is none. The service's own contacts are none. */
  async find(text: TextOfPost): Promise<PersonalDataInText | null> {
    return personalDataIn(text, await this.contacts());
  }

  /**
   * Refuses to publish personal data without a reason; with one, it is written into the audit log with the kinds of
   * what was found. Works in the transaction of the publication.
   */
  async refuse(
    tx: EntityManager,
    person: Person,
    { text, subject, reason }: Publication,
  ): Promise<PersonalDataFound | null> {
    const contacts = await this.contacts();
    const found = personalDataIn(text, contacts);
    if (!found) return null;
    if (!reason) return new PersonalDataFound(person, found);
    const kinds = [...new Set(found.spans.map(({ kind }) => kind))].sort();
    await this.audit.append(tx, {
      actorId: person.accountId,
      action: 'forum.personal-data-published',
      subject,
      facts: { kinds: kinds.join(','), reason: hidePersonalData(reason, contacts).text },
    });
    return null;
  }

  /** The same of a post; between an asker and staff there is nobody to keep it from. */
  async refusePost(
    tx: EntityManager,
    person: Person,
    thread: Pick<Thread, 'kind'>,
    postId: string,
    text: TextOfPost,
    reason: string | null = null,
  ): Promise<PersonalDataFound | null> {
    if (letInAs(thread) === 'PRIVATE') return null;
    return this.refuse(tx, person, { text, subject: { type: 'Post', id: postId }, reason });
  }

  private async contacts(): Promise<KnownContacts> {
    return knownContacts(await this.directory.contacts());
  }
}
