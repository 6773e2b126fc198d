import { Field, ObjectType } from '@nestjs/graphql';
import { MOSCOW, formatInstant } from '#calendar';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayDirectory } from './directory.messages.js';

@ObjectType('ScheduleNeverOpens', {
  implements: () => Refused,
  description: 'With these hours the schedule would not open any more.',
})
export class ScheduleNeverOpens extends Refused {
  @Field(() => Date, {
    nullable: true,
    description: 'After when nothing opens; none when nothing opens at all.',
  })
  readonly after: Date | null;

  constructor(viewer: Viewer, after: Date | null, now: Date) {
    const { locale } = viewer;
    super(
      'SCHEDULE_NEVER_OPENS',
      after === null
        ? sayDirectory(locale, 'NEVER_OPENS')
        : sayDirectory(locale, 'NEVER_OPENS_AFTER', { after: formatInstant(after, MOSCOW, locale, now) }),
    );
    this.after = after;
  }
}
