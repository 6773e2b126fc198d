import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LEVELS, type Level } from '../rules/level.js';
import type { SubscriptionRow } from '../subscriptions.repository.js';

export const LevelEnum = Object.fromEntries(LEVELS.map((level) => [level, level])) as Record<Level, Level>;
registerEnumType(LevelEnum, {
  name: 'SubscriptionLevel',
  description: 'How much of a thread a person wants to be told.',
  valuesMap: {
    WATCHING: { description: 'Every new post.' },
    OFFICIAL_ONLY: { description: 'Official answers.' },
    MUTED: { description: 'Nothing.' },
  },
});

@ObjectType('ThreadSubscription', { description: 'That you follow a thread.' })
export class SubscriptionType {
  @Field(() => LevelEnum, { description: 'How much you want to be told.' })
  readonly level: Level;

  constructor({ level }: SubscriptionRow) {
    this.level = level;
  }
}
