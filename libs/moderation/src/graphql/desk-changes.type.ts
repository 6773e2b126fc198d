import type { Type } from '@nestjs/common';
import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { toGlobalId } from '#platform';
import { DESK_CHANGES, type DeskChangeKind, type DeskChangeRow } from '../desk-changes.js';
import { DeskChangesGone } from '../moderation.refusals.js';
import type { DeskTally } from '../rules/desk-counts.js';

const DeskChangeKindEnum = Object.fromEntries(DESK_CHANGES.map((kind) => [kind, kind])) as Record<
  DeskChangeKind,
  DeskChangeKind
>;
registerEnumType(DeskChangeKindEnum, {
  name: 'DeskChangeKind',
  description: 'What happened to an item.',
  valuesMap: {
    ENTERED: { description: 'It waits, for the first time or again.' },
    CLAIMED: { description: 'Somebody took it, or renewed their claim.' },
    RELEASED: { description: 'It was given back, or the claim ended.' },
    TAKEN_OVER: { description: 'A supervisor took it from who held it.' },
    DECIDED: { description: 'Its waiting ended: decided, withdrawn or sent on.' },
    WARNED: { description: 'Three quarters of its time to a decision have passed.' },
    OVERDUE: { description: 'Its decision is late.' },
    MOVED: { description: 'Its urgency or due time, and so its place, changed.' },
  },
});

@ObjectType('DeskChange', { description: 'One change of the desk.' })
export class DeskChangeType {
  @Field(() => Int, { description: 'Grows by one from change to change.' })
  readonly number!: number;

  @Field(() => DeskChangeKindEnum, { description: 'What happened.' })
  readonly kind!: DeskChangeKind;

  @Field(() => ID, { description: 'The item.' })
  readonly itemId!: string;

  @Field(() => Boolean, { description: 'Whether you hold it after the change.' })
  readonly heldByYou!: boolean;

  @Field(() => Boolean, { description: 'Whether you held it before the change and another does now.' })
  readonly takenFromYou!: boolean;

  /** For field resolvers. */
  readonly itemKey!: string;
}

@ObjectType('DeskChanges', {
  description: 'Changes in their order; ask again with the last number to go on.',
})
export class DeskChangesType {
  @Field(() => [DeskChangeType], { description: 'The changes, the oldest first.' })
  readonly changes!: DeskChangeType[];

  @Field(() => Int, { description: 'The number to go on from.' })
  readonly latest!: number;

  @Field(() => Boolean, { description: 'Whether more is known already.' })
  readonly more!: boolean;

  /** For field resolvers; live news brings its own. */
  readonly tally!: DeskTally | null;
}

export const DeskChangesResult = createUnionType({
  name: 'DeskChangesResult',
  description: 'What followed a number, or that it is no longer kept.',
  types: () => [DeskChangesType, DeskChangesGone],
  resolveType: (value: object) => value.constructor as Type<object>,
});

export const toDeskChange = (row: DeskChangeRow, accountId: string): DeskChangeType =>
  Object.assign(new DeskChangeType(), {
    number: row.number,
    kind: row.kind,
    itemId: toGlobalId('DeskItem', row.item_id),
    itemKey: row.item_id,
    heldByYou: row.holder_id === accountId,
    takenFromYou: row.former_holder_id === accountId && row.holder_id !== null && row.holder_id !== accountId,
  });
