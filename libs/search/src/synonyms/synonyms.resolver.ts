import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Viewer, isSignedIn } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  PageArgs,
  Refused,
  keyOf,
  parsePage,
  toConnection,
} from '#platform';
import { mayEditSynonyms } from '../search.policy.js';
import { RemoveSynonyms } from './remove-synonyms.js';
import { SaveSynonyms } from './save-synonyms.js';
import { SynonymDictionary } from './synonym-dictionary.js';
import { SynonymsRepository } from './synonyms.repository.js';
import * as types from './synonyms.types.js';

/** A key that no row has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Resolver(() => types.SynonymsType)
export class SynonymsResolver {
  constructor(
    private readonly rows: SynonymsRepository,
    private readonly dictionary: SynonymDictionary,
    private readonly saving: SaveSynonyms,
    private readonly removing: RemoveSynonyms,
  ) {}

  @Allow(mayEditSynonyms)
  @Query(() => types.SynonymsConnection, { description: 'Words that mean the same to the archive’s search.' })
  async synonyms(
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<types.SynonymsType>> {
    // The first look at them brings in what the product ships.
    await this.dictionary.entries();
    const page = parsePage(args, 'synonyms', viewer, ['id']);
    return toConnection(await this.rows.page(page), page, ({ id }) => [id], types.toSynonyms);
  }

  @Allow(isSignedIn)
  @Mutation(() => types.SaveSynonymsResult, {
    description: 'Say which words mean the same, or change that; every search follows at once.',
  })
  async saveSynonyms(
    @Args('input') { id, ...input }: types.SaveSynonymsInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<object> {
    const key = id && (keyOf('Synonyms', id) ?? NOBODY);
    return this.shown(await this.saving.execute(viewer, { ...input, id: key }));
  }

  @Allow(isSignedIn)
  @Mutation(() => types.RemoveSynonymsResult, {
    description: 'Take a group of synonyms out of use; what the product ships does not come back either.',
  })
  async removeSynonyms(
    @Args('input') { id, version }: types.RemoveSynonymsInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<object> {
    return this.shown(await this.removing.execute(viewer, { id: keyOf('Synonyms', id) ?? '', version }));
  }

  @ResolveField(() => [types.SynonymsVersionType], { description: 'All they were, the latest first.' })
  versions(@Parent() { key }: types.SynonymsType): Promise<readonly object[]> {
    return this.rows.versions(key);
  }

  private async shown(outcome: { id: string } | Refused): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    const row = await this.rows.byId(outcome.id);
    return Object.assign(new types.SynonymsSuccess(), { synonyms: row && types.toSynonyms(row) });
  }
}
