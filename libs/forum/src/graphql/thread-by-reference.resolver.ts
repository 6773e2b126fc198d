import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer } from '#platform';
import { FindByReference } from '../find-by-reference.js';
import { ThreadType, toThread } from './thread.type.js';

@Resolver()
export class ThreadByReferenceResolver {
  constructor(private readonly find: FindByReference) {}

  @Allow(anyone)
  @Query(() => ThreadType, {
    nullable: true,
    description:
      'A thread by its reference, such as 1051-6, with or without the hyphen, if you may see it; `null` where the last digit does not fit.',
  })
  async threadByReference(
    @Args('reference', { description: 'As it was told to the asker.' }) reference: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ThreadType | null> {
    const row = await this.find.execute(viewer, reference);
    return row && toThread(row, viewer);
  }
}
