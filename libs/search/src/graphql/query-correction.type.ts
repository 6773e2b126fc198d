import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Correction, CorrectionKind } from '../understanding/correction.js';

export const CorrectionKindEnum = {
  SPELLING: 'SPELLING',
  LAYOUT: 'LAYOUT',
  TRANSLITERATION: 'TRANSLITERATION',
} as const;
registerEnumType(CorrectionKindEnum, {
  name: 'CorrectionKind',
  description: 'What was put right in a query.',
  valuesMap: {
    SPELLING: { description: 'A misspelt word.' },
    LAYOUT: { description: 'A word typed in the other keyboard layout.' },
    TRANSLITERATION: { description: 'A Russian word in Latin letters.' },
  },
});

@ObjectType('QueryCorrection', {
  description: 'A word that was looked for in another form than the one typed.',
})
export class QueryCorrectionType implements Correction {
  @Field(() => String, { description: 'As typed.' })
  readonly from!: string;

  @Field(() => String, { description: 'As it was looked for.' })
  readonly to!: string;

  @Field(() => CorrectionKindEnum, { description: 'What was put right.' })
  readonly kind!: CorrectionKind;
}
