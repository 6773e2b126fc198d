import { Field, Int, ObjectType } from '@nestjs/graphql';
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

@ObjectType('ClaimLost', {
  implements: () => Refused,
  description: 'The item is no longer yours: your claim was given back or ended.',
})
export class ClaimLost extends Refused {
  constructor(viewer: Viewer) {
    super('CLAIM_LOST', sayModeration(viewer.locale, 'CLAIM_LOST'));
  }
}

@ObjectType('NotHeld', { implements: () => Refused, description: 'Nobody else holds the item.' })
export class NotHeld extends Refused {
  constructor(viewer: Viewer) {
    super('NOT_HELD', sayModeration(viewer.locale, 'NOT_HELD'));
  }
}

@ObjectType('DeskChangesGone', {
  implements: () => Refused,
  description: 'What followed that number is no longer kept: load the desk anew and go on from its number.',
})
export class DeskChangesGone extends Refused {
  @Field(() => Int, { description: 'The number of the last change.' })
  readonly latest: number;

  constructor(viewer: Viewer, latest: number) {
    super('CHANGES_GONE', sayModeration(viewer.locale, 'CHANGES_GONE'));
    this.latest = latest;
  }
}

@ObjectType('NoSpecialist', { implements: () => Refused, description: 'Nobody covers the category.' })
export class NoSpecialist extends Refused {
  constructor(viewer: Viewer) {
    super('NO_SPECIALIST', sayModeration(viewer.locale, 'NO_SPECIALIST'));
  }
}

@ObjectType('TooManyReports', {
  implements: () => Refused,
  description: 'You have reported many posts within the hour.',
})
export class TooManyReports extends Refused {
  @Field(() => Date, { description: 'When you may report another one.' })
  readonly retryAt: Date;

  constructor(viewer: Viewer, retryAt: Date) {
    super('TOO_MANY_REPORTS', sayModeration(viewer.locale, 'TOO_MANY_REPORTS'));
    this.retryAt = retryAt;
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
