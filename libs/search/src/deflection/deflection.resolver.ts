import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#platform';
import { mayReadDeflection } from '../search.policy.js';
import { Deflection } from './deflection.js';
import { DeflectionArgs, DeflectionDayType, toDeflectionDay } from './deflection.types.js';

@Resolver()
export class DeflectionResolver {
  constructor(private readonly counts: Deflection) {}

  @Allow(mayReadDeflection)
  @Query(() => [DeflectionDayType], {
    description: 'Questions made needless by similar threads, by the day; days without any are left out.',
  })
  async deflection(@Args() { from, to }: DeflectionArgs): Promise<DeflectionDayType[]> {
    return (await this.counts.days(from, to)).map(toDeflectionDay);
  }
}
