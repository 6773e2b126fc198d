import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Person, isAdministrator } from '#kernel';
import { Allow, CurrentViewer, Refused, StoredSettings } from '#platform';
import { ChangeScreening } from '../change-screening.js';
import { screeningSetting } from '../screening/screening-setting.js';
import {
  ChangeScreeningInput,
  ChangeScreeningResult,
  ChangeScreeningSuccess,
  ScreeningRulesType,
} from './screening-rules.type.js';

@Resolver()
export class ScreeningResolver {
  constructor(
    private readonly settings: StoredSettings,
    private readonly changing: ChangeScreening,
  ) {}

  @Allow(isAdministrator)
  @Query(() => ScreeningRulesType, { description: 'By what texts are screened.' })
  screeningRules(): Promise<ScreeningRulesType> {
    return this.settings.get(screeningSetting);
  }

  @Allow(isAdministrator)
  @Mutation(() => ChangeScreeningResult, {
    description: 'Change the stop list or thresholds of screening, with effect on the next text.',
  })
  async changeScreening(
    @Args('input') input: ChangeScreeningInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.changing.execute(viewer, { ...input });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new ChangeScreeningSuccess(), { rules: outcome });
  }
}
