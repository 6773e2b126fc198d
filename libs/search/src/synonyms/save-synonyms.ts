import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Ids, type Person, type Viewer, isUuid } from '#kernel';
import {
  Audit,
  Database,
  FieldProblem,
  InvalidInput,
  NotFound,
  NotPermitted,
  Refused,
  Signals,
  StaleVersion,
  parseInput,
} from '#platform';
import { saySearchRules } from '../search.messages.js';
import { mayEditSynonyms } from '../search.policy.js';
import { SYNONYMS_CHANGED } from './synonym-dictionary.js';
import { SYNONYM_LIMITS, synonymGroup } from './synonym-group.js';
import { SynonymsRepository } from './synonyms.repository.js';

type Saved = z.output<typeof synonymGroup>;

/** An editor says which words mean the same; every search follows at once (docs/product.md §5). */
@Injectable()
export class SaveSynonyms {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly synonyms: SynonymsRepository,
    private readonly audit: Audit,
    private readonly signals: Signals,
  ) {}

  /** @param typed without an id a new group; with it, the version that was seen. */
  async execute(viewer: Viewer, typed: z.input<typeof synonymGroup>): Promise<{ id: string } | Refused> {
    if (!mayEditSynonyms(viewer)) return new NotPermitted(viewer);
    const group = parseInput(synonymGroup, typed, viewer, saySearchRules);
    if (group instanceof Refused) return group;
    // What is shipped is in the table before anything else is: else it would never come in.
    await this.synonyms.all();
    return this.database.transaction((tx) => this.save(tx, viewer, group));
  }

  private async save(tx: EntityManager, person: Person, group: Saved): Promise<{ id: string } | Refused> {
    await this.synonyms.lockAll(tx);
    const present = isUuid(group.id) ? await this.synonyms.lock(tx, group.id) : null;
    if (group.id && (!present || present.removedAt)) return new NotFound(person);
    if (present && present.version !== group.version) return new StaleVersion(person, present.version);
    if (!present && (await this.synonyms.count(tx)) >= SYNONYM_LIMITS.groups) return tooMany(person);
    const id = present?.id ?? this.ids.next();
    const version = (present?.version ?? 0) + 1;
    await this.synonyms.write(tx, { ...group, id, version }, { accountId: person.accountId });
    await this.audit.append(tx, {
      actorId: person.accountId,
      action: 'search.synonyms-saved',
      subject: { type: 'Synonyms', id },
      facts: { version, terms: group.terms.length, mode: group.mode, share: String(group.share) },
    });
    await this.signals.send(tx, { topic: SYNONYMS_CHANGED });
    return { id };
  }
}

function tooMany(person: Person): InvalidInput {
  const message = saySearchRules(person.locale, 'TOO_MANY_GROUPS', SYNONYM_LIMITS);
  return new InvalidInput(person, [new FieldProblem('terms', 'TOO_MANY_GROUPS', message)]);
}
