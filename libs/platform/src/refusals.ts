import { Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { formatInstant } from '#calendar';
import type { Viewer } from '#kernel';
import { sayPlatform } from './platform.messages.js';

/**
 * An expected refusal: a member of a mutation's result union, never an exception
 * (docs/product.md §4). A use case returns one; its transaction is then rolled back.
 */
@InterfaceType('Refusal', {
  description: 'Why a mutation was refused: a code for programs, a sentence for people.',
  resolveType: (value: object) => value.constructor,
})
export abstract class Refused {
  @Field(() => String, { description: 'Stable code, for programs.' })
  readonly code: string;

  @Field(() => String, { description: 'One sentence in the language of the person who asked.' })
  readonly message: string;

  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

@ObjectType('FieldProblem', { description: 'What is wrong with one field of an input.' })
export class FieldProblem {
  @Field(() => String, { description: 'Name of the input field.' })
  readonly field: string;

  @Field(() => String, { description: 'Stable code, for programs.' })
  readonly code: string;

  @Field(() => String, { description: 'One sentence to show beside the field.' })
  readonly message: string;

  constructor(field: string, code: string, message: string) {
    this.field = field;
    this.code = code;
    this.message = message;
  }
}

@ObjectType('InvalidInput', {
  implements: () => Refused,
  description: 'Some fields cannot be taken as given.',
})
export class InvalidInput extends Refused {
  @Field(() => [FieldProblem], { description: 'Every problem found, in the order of the form.' })
  readonly problems: readonly FieldProblem[];

  constructor(viewer: Viewer, problems: readonly FieldProblem[]) {
    super('INVALID_INPUT', sayPlatform(viewer.locale, 'INVALID_INPUT'));
    this.problems = problems;
  }
}

@ObjectType('NotPermitted', { implements: () => Refused, description: 'The person may not do this.' })
export class NotPermitted extends Refused {
  constructor(viewer: Viewer) {
    const code = viewer.accountId === null ? 'SIGN_IN_REQUIRED' : 'NOT_PERMITTED';
    super(code, sayPlatform(viewer.locale, code));
  }
}

@ObjectType('NotFound', {
  implements: () => Refused,
  description: 'The record does not exist, or the person may not know of it.',
})
export class NotFound extends Refused {
  constructor(viewer: Viewer) {
    super('NOT_FOUND', sayPlatform(viewer.locale, 'NOT_FOUND'));
  }
}

@ObjectType('StaleVersion', {
  implements: () => Refused,
  description: 'The change was made on a version that is no longer the current one.',
})
export class StaleVersion extends Refused {
  @Field(() => Int, { description: 'The current version; read it again before you try again.' })
  readonly currentVersion: number;

  constructor(viewer: Viewer, currentVersion: number) {
    super('STALE_VERSION', sayPlatform(viewer.locale, 'STALE_VERSION'));
    this.currentVersion = currentVersion;
  }
}

@ObjectType('TooManyRequests', { implements: () => Refused, description: 'Asked too often.' })
export class TooManyRequests extends Refused {
  @Field(() => Date, { description: 'When it may be tried again.' })
  readonly retryAt: Date;

  constructor(viewer: Viewer, retryAt: Date) {
    const { timeZone, locale } = viewer;
    const time = formatInstant(upToTheMinute(retryAt), timeZone, locale, retryAt);
    super('TOO_MANY_REQUESTS', sayPlatform(locale, 'TOO_MANY_REQUESTS', { time }));
    this.retryAt = retryAt;
  }
}

const MINUTE_MS = 60_000;
const upToTheMinute = (at: Date): Date => new Date(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS);
