import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { keyOf } from '#platform';
import { type DeskFilter, HOLDERS, type Holder } from '../desk-filter.js';
import type { DeskItemKind } from '../desk-item.entity.js';
import { DeskItemKindEnum } from './desk-item.type.js';

const HolderEnum = Object.fromEntries(HOLDERS.map((holder) => [holder, holder])) as Record<Holder, Holder>;
registerEnumType(HolderEnum, {
  name: 'DeskHolder',
  description: 'Whose items: your own, or those that nobody holds.',
});

@InputType({ description: 'Which items to take the next one of.' })
export class ClaimNextInput {
  @Field(() => ID, { nullable: true, description: 'Only of this category.' })
  categoryId?: string | null;

  @Field(() => DeskItemKindEnum, { nullable: true, description: 'Only of this kind.' })
  kind?: DeskItemKind | null;

  @Field(() => String, { nullable: true, description: 'Only of askers of this region, ISO 3166-2.' })
  region?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is overdue.' })
  overdue?: boolean | null;
}

@InputType({ description: 'What part of the desk to look at; what is left out narrows nothing.' })
export class DeskFilterInput extends ClaimNextInput {
  @Field(() => HolderEnum, { nullable: true, description: 'Only yours, or only what nobody holds.' })
  holder?: Holder | null;
}

/** A category that cannot be one narrows the desk to nothing: no item has it. */
const NO_CATEGORY = '00000000-0000-0000-0000-000000000000';

export const toFilter = (input: DeskFilterInput | null | undefined): DeskFilter => ({
  ...input,
  categoryId: input?.categoryId ? (keyOf('Category', input.categoryId) ?? NO_CATEGORY) : null,
  // A byte that PostgreSQL takes in no text.
  region: input?.region?.replaceAll('\0', '') ?? null,
});
