import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Person, isSupervisor } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { PlanStaffing } from './plan-staffing.js';
import { reportPeriod } from './report-period.js';
import { ReportsRepository } from './reports.repository.js';
import * as types from './reports.types.js';

/** The desk's work in figures, for supervisors and administrators (docs/product.md §4). */
@Resolver(() => types.DeskReport)
export class ReportsResolver {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly planning: PlanStaffing,
  ) {}

  @Allow(isSupervisor)
  @Query(() => types.DeskReport, { description: 'The work of the desk in a period of a year at most.' })
  deskReport(
    @Args() { from, to, categoryId = null }: types.ReportArgs,
    @CurrentViewer() viewer: Person,
  ): types.DeskReport {
    const asked = { from, to, categoryId: categoryId && (keyOf('Category', categoryId) ?? '') };
    const period = reportPeriod(asked, viewer);
    if (period instanceof Refused) {
      const [problem] = period.problems;
      const reason = problem?.code ?? period.code;
      throw new GraphQLError(problem?.message ?? period.message, {
        extensions: { code: 'BAD_USER_INPUT', reason },
      });
    }
    return Object.assign(new types.DeskReport(), { from, to, period });
  }

  @ResolveField(() => [types.PromiseReport], {
    description: 'Time to decision and to answer, and promises kept.',
  })
  async promises(@Parent() { period }: types.DeskReport): Promise<types.PromiseReport[]> {
    return (await this.reports.promises(period)).map(types.toPromiseReport);
  }

  @ResolveField(() => [types.BacklogHourType], {
    description: 'What waited, from the beginning of the period every hour on, up to now at most.',
  })
  async backlog(@Parent() { period }: types.DeskReport): Promise<types.BacklogHourType[]> {
    return (await this.reports.backlog(period)).map(types.toBacklogHour);
  }

  @ResolveField(() => [types.DecisionCountType], { description: 'Decisions by person and kind.' })
  async decisions(@Parent() { period }: types.DeskReport): Promise<types.DecisionCountType[]> {
    return (await this.reports.decisions(period)).map(types.toDecisionCount);
  }

  @ResolveField(() => [types.UndoneCountType], { description: 'Decisions undone, by who had made them.' })
  async undone(@Parent() { period }: types.DeskReport): Promise<types.UndoneCountType[]> {
    return (await this.reports.undone(period)).map(types.toUndoneCount);
  }

  @ResolveField(() => [types.PairAgreementType], {
    description: 'Rejections looked at by a second moderator who did not know of them.',
  })
  async agreement(@Parent() { period }: types.DeskReport): Promise<types.PairAgreementType[]> {
    return (await this.reports.agreement(period)).map(types.toPairAgreement);
  }

  @ResolveField(() => types.AnswerOriginsType, {
    description: 'Official answers, and how many were taken from suggested and canned replies.',
  })
  async answers(@Parent() { period }: types.DeskReport): Promise<types.AnswerOriginsType> {
    return types.toAnswerOrigins(await this.reports.answers(period));
  }

  @Allow(isSupervisor)
  @Query(() => types.StaffingPlanType, {
    description: 'How many moderators each hour of the week needs, by the arrivals of the last four weeks.',
  })
  async staffingPlan(): Promise<types.StaffingPlanType> {
    return types.toStaffingPlan(await this.planning.execute());
  }
}
