import { Field, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import type { Draft, Finding } from '#screening';
import { ScreeningCheckEnum, ScreeningSpan } from './screening-finding.type.js';
import { tellAuthor } from './tell-author.js';

@ObjectType('ScreenedOut', {
  implements: () => Refused,
  description: 'The text cannot be taken as it is; the message says what to change, or when to come again.',
})
export class ScreenedOut extends Refused {
  @Field(() => ScreeningCheckEnum, { description: 'The check that refuses.' })
  readonly check: Finding['check'];

  @Field(() => [ScreeningSpan], { description: 'Where the reason stands, when it stands in the text.' })
  readonly spans: readonly ScreeningSpan[];

  @Field(() => Date, { nullable: true, description: 'Of too many posts: when one may write again.' })
  readonly retryAt: Date | null;

  constructor(viewer: Viewer, finding: Finding, draft: Draft) {
    super('SCREENED_OUT', tellAuthor(finding, viewer, draft));
    this.check = finding.check;
    this.spans = finding.spans ?? [];
    this.retryAt = finding.retryAt ?? null;
  }
}
