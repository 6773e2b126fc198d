import { Field, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayForum } from '../forum.messages.js';
import { ScreeningSpan } from '../screening/screening-finding.type.js';
import type { PersonalDataInText } from './public-version.js';

@ObjectType('PersonalDataInText', {
  description: 'Personal data in a text, and the text as it can be published without it.',
})
export class PersonalDataInTextType {
  @Field(() => [ScreeningSpan], { description: 'Where it stands, in the order of title and text.' })
  readonly spans!: readonly ScreeningSpan[];

  @Field(() => String, {
    nullable: true,
    description: 'The title of a question with [скрыто] in place of it.',
  })
  readonly proposedTitle!: string | null;

  @Field(() => String, { description: 'The text in Markdown, likewise.' })
  readonly proposedText!: string;
}

export const toPersonalDataInText = ({ spans, proposed }: PersonalDataInText): PersonalDataInTextType =>
  Object.assign(new PersonalDataInTextType(), {
    spans,
    proposedTitle: proposed.title,
    proposedText: proposed.markdown,
  });

@ObjectType('PersonalDataFound', {
  implements: () => Refused,
  description:
    'Everyone would read personal data. Hide it, or, where the mutation takes one, give a reason why it is published.',
})
export class PersonalDataFound extends Refused {
  @Field(() => PersonalDataInTextType, { description: 'What was found, and what can be published instead.' })
  readonly found: PersonalDataInTextType;

  constructor(viewer: Viewer, found: PersonalDataInText) {
    super('PERSONAL_DATA_FOUND', sayForum(viewer.locale, 'PERSONAL_DATA_FOUND'));
    this.found = toPersonalDataInText(found);
  }
}
