import { Field, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import { sayModeration } from './moderation.messages.js';

@ObjectType('ClaimedByAnother', {
  implements: () => Refused,
  description: 'Another moderator holds the item.',
})
export class ClaimedByAnother extends Refused {
  @Field(() => String, { description: 'Who holds it.' })
  readonly by: string;

  @Field(() => Date, { description: 'When the claim ends unless it is renewed.' })
  readonly until: Date;

  constructor(viewer: Viewer, by: string, until: Date) {
    super('CLAIMED_BY_ANOTHER', sayModeration(viewer.locale, 'CLAIMED_BY_ANOTHER', { name: by }));
    this.by = by;
    this.until = until;
  }
}

@ObjectType('AlreadyDecided', { implements: () => Refused, description: 'The item no longer waits.' })
export class AlreadyDecided extends Refused {
  @Field(() => Date, { description: 'When its waiting ended.' })
  readonly decidedAt: Date;

  constructor(viewer: Viewer, decidedAt: Date) {
    super('ALREADY_DECIDED', sayModeration(viewer.locale, 'ALREADY_DECIDED'));
    this.decidedAt = decidedAt;
  }
}

@ObjectType('DeskEmpty', { implements: () => Refused, description: 'Nothing waits that nobody holds.' })
export class DeskEmpty extends Refused {
  constructor(viewer: Viewer) {
    super('DESK_EMPTY', sayModeration(viewer.locale, 'DESK_EMPTY'));
  }
}

@ObjectType('NoSpecialist', { implements: () => Refused, description: 'Nobody covers the category.' })
export class NoSpecialist extends Refused {
  constructor(viewer: Viewer) {
    super('NO_SPECIALIST', sayModeration(viewer.locale, 'NO_SPECIALIST'));
  }
}

@ObjectType('TooLateToUndo', {
  implements: () => Refused,
  description: 'Your time to undo it is over; a supervisor still can.',
})
export class TooLateToUndo extends Refused {
  @Field(() => Date, { description: 'When your time ended.' })
  readonly endedAt: Date;

  constructor(viewer: Viewer, endedAt: Date) {
    super('TOO_LATE_TO_UNDO', sayModeration(viewer.locale, 'TOO_LATE_TO_UNDO'));
    this.endedAt = endedAt;
  }
}

@ObjectType('AlreadyUndone', { implements: () => Refused, description: 'The decision no longer holds.' })
export class AlreadyUndone extends Refused {
  @Field(() => Date, { description: 'When it was undone.' })
  readonly undoneAt: Date;

  constructor(viewer: Viewer, undoneAt: Date) {
    super('ALREADY_UNDONE', sayModeration(viewer.locale, 'ALREADY_UNDONE'));
    this.undoneAt = undoneAt;
  }
}
