import { Field, ObjectType } from '@nestjs/graphql';
import type { Suggestion } from '../suggest-queries.js';

@ObjectType('SearchSuggestion', { description: 'What somebody may be about to type: the title of a thread.' })
export class SearchSuggestionType implements Suggestion {
  @Field(() => String, { description: 'The title.' })
  readonly text!: string;

  @Field(() => String, { description: 'Address of the thread on the site, from its root.' })
  readonly path!: string;
}
