import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NotFound, StaleVersion, connectionOf, mutationResult, toGlobalId } from '#platform';
import type { SynonymMode } from '#russian';
import type { SynonymRow } from './synonyms.repository.js';

export const SynonymModeEnum = { BOTH_WAYS: 'BOTH_WAYS', ONE_WAY: 'ONE_WAY' } as const;
registerEnumType(SynonymModeEnum, {
  name: 'SynonymMode',
  description: 'Which of the terms find which.',
  valuesMap: {
    BOTH_WAYS: { description: 'Each finds all others.' },
    ONE_WAY: { description: 'The first one finds the others, and not the other way round.' },
  },
});

@ObjectType('Synonyms', { description: 'Words that mean the same to the archive’s search.' })
export class SynonymsType {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => [String], { description: 'Words and phrases.' })
  readonly terms!: string[];

  @Field(() => SynonymModeEnum, { description: 'Which of them find which.' })
  readonly mode!: SynonymMode;

  @Field(() => Float, {
    description: 'What a place of another term is worth beside a place of the term typed, above 0 to 1.',
  })
  readonly share!: number;

  @Field(() => Int, { description: 'To be sent along with a change.' })
  readonly version!: number;

  /** Not a field. */
  readonly key!: string;
}

@ObjectType('SynonymsVersion', { description: 'A group of synonyms as it was.' })
export class SynonymsVersionType {
  @Field(() => Int, { description: 'Its number, from 1.' })
  readonly version!: number;

  @Field(() => [String], { description: 'Words and phrases.' })
  readonly terms!: string[];

  @Field(() => SynonymModeEnum, { description: 'Which of them found which.' })
  readonly mode!: SynonymMode;

  @Field(() => Float, { description: 'What a place of another term was worth.' })
  readonly share!: number;

  @Field(() => Boolean, { description: 'Whether it was taken out of use with this version.' })
  readonly removed!: boolean;

  @Field(() => Date, { description: 'When it was written.' })
  readonly changedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Who wrote it; nobody where it came with the product.',
  })
  readonly changedBy!: string | null;
}

@ObjectType('SynonymsConnection', { description: 'A page of groups of synonyms.' })
export class SynonymsConnection extends connectionOf(SynonymsType, 'Synonyms') {}

@InputType({ description: 'A group of synonyms, new or changed.' })
export class SaveSynonymsInput {
  @Field(() => ID, { nullable: true, description: 'Which one to change; without it a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was seen, of a change.' })
  version?: number | null;

  @Field(() => [String], {
    description: '2 to 8 words or phrases, each of 6 words and 80 characters at most.',
  })
  terms!: string[];

  @Field(() => SynonymModeEnum, { defaultValue: 'BOTH_WAYS', description: 'Which of them find which.' })
  mode!: SynonymMode;

  @Field(() => Float, {
    defaultValue: 1,
    description: 'What a place of another term is worth, above 0 to 1.',
  })
  share!: number;
}

@InputType({ description: 'A group of synonyms to take out of use.' })
export class RemoveSynonymsInput {
  @Field(() => ID, { description: 'Which one.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
}

@ObjectType({ description: 'The synonyms are saved, or taken out of use.' })
export class SynonymsSuccess {
  @Field(() => SynonymsType, { description: 'As they are now.' })
  synonyms!: SynonymsType;
}

export const SaveSynonymsResult = mutationResult(
  'SaveSynonymsResult',
  SynonymsSuccess,
  NotFound,
  StaleVersion,
);
export const RemoveSynonymsResult = mutationResult(
  'RemoveSynonymsResult',
  SynonymsSuccess,
  NotFound,
  StaleVersion,
);

export const toSynonyms = ({ id, terms, mode, share, version }: SynonymRow): SynonymsType =>
  Object.assign(new SynonymsType(), {
    id: toGlobalId('Synonyms', id),
    key: id,
    terms: [...terms],
    mode,
    share,
    version,
  });
