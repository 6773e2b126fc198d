import { Field, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayDirectory } from './directory.messages.js';
import { openingInBothZones } from './in-both-zones.js';

@ObjectType('WindowClosed', {
  implements: () => Refused,
  description: 'It may be done inside the moderation window only, and the window is closed now.',
})
export class WindowClosed extends Refused {
  @Field(() => Date, { description: 'When the window opens next.' })
  readonly opensAt: Date;

  constructor(viewer: Viewer, opensAt: Date, now: Date) {
    const told = openingInBothZones(opensAt, viewer.timeZone, viewer.locale, now);
    super('WINDOW_CLOSED', sayDirectory(viewer.locale, 'WINDOW_CLOSED', { opensAt: told }));
    this.opensAt = opensAt;
  }
}
