import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ThreadConnection, type ThreadType, toThread } from '#forum';
import { type Person, isSpecialist } from '#kernel';
import { Allow, type Connection, CurrentViewer, PageArgs, keyOf, parsePage, toConnection } from '#platform';
import { AWAITING_CURSOR, AwaitingAnswers, awaitingCursor } from '../awaiting-answers.js';

@Resolver()
export class AwaitingAnswersResolver {
  constructor(private readonly awaiting: AwaitingAnswers) {}

  @Allow(isSpecialist)
  @Query(() => ThreadConnection, {
    description:
      'Specialists: published questions without an official answer, what is due first standing first; those of your department’s categories, or of all where it has none.',
  })
  async awaitingAnswer(
    @Args() args: PageArgs,
    @Args('categoryId', { type: () => ID, nullable: true, description: 'Only of this category.' })
    categoryId: string | null,
    @CurrentViewer() viewer: Person,
  ): Promise<Connection<ThreadType>> {
    const page = parsePage(args, 'awaiting answer', viewer, AWAITING_CURSOR);
    const chosen = categoryId ? [keyOf('Category', categoryId)].filter((id) => id !== null) : null;
    const rows = await this.awaiting.list(chosen ?? (await this.awaiting.categoriesOf(viewer)), page);
    return toConnection(rows, page, awaitingCursor, (row) => toThread(row, viewer));
  }
}
