import { Injectable } from '@nestjs/common';
import { type Viewer, isUuid } from '#kernel';
import { Audit, Database, NotFound, NotPermitted, type Refused, Signals, StaleVersion } from '#platform';
import { mayEditSynonyms } from '../search.policy.js';
import { SYNONYMS_CHANGED } from './synonym-dictionary.js';
import { SynonymsRepository } from './synonyms.repository.js';

/** An editor takes a group of synonyms out of use; its versions stay. */
@Injectable()
export class RemoveSynonyms {
  constructor(
    private readonly database: Database,
    private readonly synonyms: SynonymsRepository,
    private readonly audit: Audit,
    private readonly signals: Signals,
  ) {}

  async execute(
    viewer: Viewer,
    { id, version }: { readonly id: string; readonly version: number },
  ): Promise<{ id: string } | Refused> {
    if (!mayEditSynonyms(viewer)) return new NotPermitted(viewer);
    if (!isUuid(id)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const group = await this.synonyms.lock(tx, id);
      if (!group || group.removedAt) return new NotFound(viewer);
      if (group.version !== version) return new StaleVersion(viewer, group.version);
      const by = { accountId: viewer.accountId, removed: true };
      await this.synonyms.write(tx, { ...group, version: version + 1 }, by);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'search.synonyms-removed',
        subject: { type: 'Synonyms', id },
        facts: { version: version + 1 },
      });
      await this.signals.send(tx, { topic: SYNONYMS_CHANGED });
      return { id };
    });
  }
}
