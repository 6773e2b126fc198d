import { Field, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayForum } from './forum.messages.js';

export { StaleVersion } from '#platform';

@ObjectType('NoConsent', {
  implements: () => Refused,
  description: 'The asker has not agreed that it be published.',
})
export class NoConsent extends Refused {
  constructor(viewer: Viewer) {
    super('NO_CONSENT', sayForum(viewer.locale, 'NO_CONSENT'));
  }
}

@ObjectType('NotAllowedNow', {
  implements: () => Refused,
  description: 'The state of the thread does not let this happen.',
})
export class NotAllowedNow extends Refused {
  @Field(() => String, { description: 'The state that stands in the way.' })
  readonly state: string;

  constructor(viewer: Viewer, state: string) {
    super('NOT_ALLOWED_NOW', sayForum(viewer.locale, 'NOT_ALLOWED_NOW'));
    this.state = state;
  }
}
