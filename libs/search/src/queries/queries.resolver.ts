import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Viewer, isSignedIn } from '#kernel';
import { Allow, type Connection, CurrentViewer, Refused } from '#platform';
import { mayReadQueries } from '../search.policy.js';
import { ListQueries } from './list-queries.js';
import { MarkQueryDone } from './mark-query-done.js';
import * as types from './queries.types.js';

@Resolver()
export class QueriesResolver {
  constructor(
    private readonly listing: ListQueries,
    private readonly marking: MarkQueryDone,
  ) {}

  @Allow(mayReadQueries)
  @Query(() => types.QueryWithoutAnswerConnection, {
    description: 'Queries to which the archive has no good answer, the most asked first: work for editors.',
  })
  async queriesWithoutAnswer(
    @Args() { fault, done, days, ...args }: types.QueriesWithoutAnswerArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<types.QueryWithoutAnswerType>> {
    const { edges, pageInfo } = await this.listing.execute(viewer, { fault, done, days }, args);
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: types.toQuery(node) })) };
  }

  @Allow(isSignedIn)
  @Mutation(() => types.MarkQueryDoneResult, {
    description:
      'Take a query off the editors’ list, or put it back; asked again later it comes back by itself.',
  })
  async markQueryDone(
    @Args('input') { query, done }: types.MarkQueryDoneInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<object> {
    const outcome = await this.marking.execute(viewer, { query, done });
    return outcome instanceof Refused ? outcome : Object.assign(new types.MarkQueryDoneSuccess(), outcome);
  }
}
