import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { type DeflectionDay, helpedShare, unsentShare } from './deflection.js';

@ArgsType()
export class DeflectionArgs {
  @Field(() => Date, { description: 'From the day of this instant in Moscow.' })
  readonly from!: Date;

  @Field(() => Date, { description: 'To the day before which, or in which, this instant lies.' })
  readonly to!: Date;
}

@ObjectType('DeflectionDay', {
  description: 'How often similar threads made a question needless on a day; counted without who asked.',
})
export class DeflectionDayType {
  @Field(() => String, { description: 'Day of Moscow, YYYY-MM-DD.' })
  readonly day!: string;

  @Field(() => Int, { description: 'Questions that were shown similar threads before they were sent.' })
  readonly shown!: number;

  @Field(() => Int, { description: 'Similar threads opened.' })
  readonly opened!: number;

  @Field(() => Int, { description: 'Askers who said that one of them had helped.' })
  readonly helped!: number;

  @Field(() => Int, { description: 'Questions sent all the same.' })
  readonly sent!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Helped of those shown, 0 to 1; none where none were shown.',
  })
  readonly helpedShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Not sent of those shown, for whatever reason, 0 to 1.',
  })
  readonly unsentShare!: number | null;
}

export const toDeflectionDay = (row: DeflectionDay): DeflectionDayType =>
  Object.assign(new DeflectionDayType(), {
    ...row,
    helpedShare: helpedShare(row),
    unsentShare: unsentShare(row),
  });
