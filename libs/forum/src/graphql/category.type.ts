import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { Node, toGlobalId } from '#platform';
import type { CategoryRow } from '../categories.repository.js';
import type { ThreadRow } from '../threads.repository.js';

@ObjectType('Category', { implements: () => Node, description: 'A theme of questions.' })
export class CategoryType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Last part of its address.' })
  readonly slug!: string;

  @Field(() => String, { description: 'Its name in your language.' })
  readonly title!: string;

  @Field(() => String, { description: 'What belongs here, in one sentence.' })
  readonly description!: string;

  @Field(() => String, { description: 'The department that answers officially.' })
  readonly department!: string;

  @Field(() => Int, { description: 'How many published threads it has.' })
  readonly threadCount!: number;

  readonly key!: string;
}

export function toCategory(row: CategoryRow, locale: Locale): CategoryType {
  return Object.assign(new CategoryType(), {
    id: toGlobalId('Category', row.id),
    key: row.id,
    slug: row.slug,
    title: row.title[locale],
    description: row.description[locale],
    department: row.department[locale],
    threadCount: row.thread_count,
  });
}

/** What the row of a thread says of its category. */
export const KNOWN_OF_CATEGORY: ReadonlySet<string> = new Set(['__typename', 'id', 'slug', 'title']);

/** The category of a thread for who asks for {@link KNOWN_OF_CATEGORY} only. */
export const categoryOf = (thread: ThreadRow, locale: Locale): CategoryType =>
  Object.assign(new CategoryType(), {
    id: toGlobalId('Category', thread.category_id),
    key: thread.category_id,
    slug: thread.category_slug,
    title: thread.category_title[locale],
  });
