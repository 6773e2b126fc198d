import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayForum } from './forum.messages.js';

@ObjectType('StaleVersion', {
  implements: () => Refused,
  description: 'The change was made on a version that is no longer the current one.',
})
export class StaleVersion extends Refused {
  @Field(() => Int, { description: 'The current version; read it again before you try again.' })
  readonly currentVersion: number;

  constructor(viewer: Viewer, currentVersion: number) {
    super('STALE_VERSION', sayForum(viewer.locale, 'STALE_VERSION'));
    this.currentVersion = currentVersion;
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
