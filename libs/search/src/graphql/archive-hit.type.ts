import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ThreadType, toThread } from '#forum';
import type { Viewer } from '#kernel';
import { connectionOf } from '#platform';
import type { ArchiveEntry } from '../archive-entries.js';
import type { FoundEntry } from '../search-archive.js';
import { ArchiveFacetsType } from './archive-facets.type.js';
import { QueryCorrectionType } from './query-correction.type.js';

export const ArchiveOrder = { RELEVANCE: 'RELEVANCE', DATE: 'DATE' } as const;
registerEnumType(ArchiveOrder, {
  name: 'ArchiveOrder',
  description: 'In which order hits are given.',
  valuesMap: {
    RELEVANCE: { description: 'The best first.' },
    DATE: { description: 'The latest activity first, of good hits only.' },
  },
});

@ObjectType('SnippetSegment', { description: 'A piece of a snippet, plain text.' })
export class SnippetSegmentType {
  @Field(() => String, { description: 'The text; joined, the pieces are the snippet.' })
  readonly text!: string;

  @Field(() => Boolean, { description: 'Whether it is a word that was looked for, to be marked.' })
  readonly hit!: boolean;
}

@ObjectType('ArchiveHit', { description: 'A published thread that was found.' })
export class ArchiveHitType {
  @Field(() => ThreadType, { description: 'The thread.' })
  readonly thread!: ThreadType;

  @Field(() => String, { description: 'Its title.' })
  readonly title!: string;

  @Field(() => String, { description: 'Address on the site, from its root.' })
  readonly path!: string;

  @Field(() => [SnippetSegmentType], { description: 'The part of it that has most of the words looked for.' })
  readonly snippet!: SnippetSegmentType[];

  @Field(() => Boolean, { description: 'Whether it has an official answer.' })
  readonly official!: boolean;

  @Field(() => Boolean, { description: 'Whether the asker or staff say that it is solved.' })
  readonly solved!: boolean;

  @Field(() => [ArchiveHitType], {
    description:
      'Other threads that were found and ask nearly the same; this one, the best, stands for them.',
  })
  readonly alike!: ArchiveHitType[];
}

@ObjectType('ArchiveTotal', {
  description: 'How many threads were found, those that another one stands for included.',
})
export class ArchiveTotalType {
  @Field(() => Int, { description: 'How many can be paged through.' })
  readonly count!: number;

  @Field(() => Boolean, { description: 'False when there are more than that.' })
  readonly exact!: boolean;
}

@ObjectType('ArchiveConnection', { description: 'A page of what was found in the archive.' })
export class ArchiveConnection extends connectionOf(ArchiveHitType, 'ArchiveHit') {
  @Field(() => ArchiveTotalType, { description: 'How many were found in all.' })
  readonly total!: ArchiveTotalType;

  @Field(() => ArchiveFacetsType, {
    nullable: true,
    description: 'What the search could be narrowed to, with counts; of the first page.',
  })
  readonly facets!: ArchiveFacetsType | null;

  @Field(() => [QueryCorrectionType], {
    description: 'Mistakes that were put right; search literally to undo it.',
  })
  readonly corrections!: QueryCorrectionType[];

  @Field(() => String, { nullable: true, description: 'Another query that may have been meant.' })
  readonly didYouMean!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the quoted words were searched for separately: none has them in sequence, or the query is long.',
  })
  readonly phrasesApart!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether a substitute answered because the search engine did not; hits may be fewer or older.',
  })
  readonly degraded!: boolean;
}

export function toArchiveHit(
  entry: ArchiveEntry & Partial<Pick<FoundEntry, 'alike'>>,
  viewer: Viewer,
): ArchiveHitType {
  return Object.assign(new ArchiveHitType(), {
    thread: toThread(entry.thread, viewer),
    title: entry.title,
    path: entry.path,
    snippet: [...entry.snippet],
    official: entry.official,
    solved: entry.solved,
    alike: (entry.alike ?? []).map((each) => toArchiveHit(each, viewer)),
  });
}
