import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Person, Viewer } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { AddScheduleException } from '../add-schedule-exception.js';
import { CalendarYearsRepository } from '../calendar-years.repository.js';
import { CancelScheduleChange } from '../cancel-schedule-change.js';
import { ChangeScheduleHours } from '../change-schedule-hours.js';
import { mayChangeSchedules } from '../directory.policy.js';
import { LoadCalendarYear } from '../load-calendar-year.js';
import { ProductionCalendars } from '../production-calendars.js';
import { RemoveScheduleException } from '../remove-schedule-exception.js';
import type { EditedSchedule } from '../schedule-edits.js';
import { CalendarYearType, toCalendarYears, toOfficialDay } from './production-calendar.type.js';
import * as inputs from './schedule.inputs.js';
import * as results from './schedule.results.js';
import { ScheduleType, toChangedDay } from './schedule.type.js';
import { ShownSchedules } from './shown-schedules.js';

@Resolver()
export class SchedulesResolver {
  constructor(
    private readonly shown: ShownSchedules,
    private readonly calendars: ProductionCalendars,
    private readonly years: CalendarYearsRepository,
    private readonly changeHours: ChangeScheduleHours,
    private readonly cancelChange: CancelScheduleChange,
    private readonly addException: AddScheduleException,
    private readonly removeException: RemoveScheduleException,
    private readonly loadYear: LoadCalendarYear,
  ) {}

  @Allow(mayChangeSchedules)
  @Query(() => [ScheduleType], { description: "The desk's schedule, and one of each contact channel." })
  schedules(@CurrentViewer() viewer: Viewer): Promise<ScheduleType[]> {
    return this.shown.all(viewer);
  }

  @Allow(mayChangeSchedules)
  @Query(() => ScheduleType, { nullable: true, description: 'A schedule by its key.' })
  schedule(
    @Args('key', { description: '`moderation`, or `channel:` with the key of a channel.' }) key: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ScheduleType | null> {
    return this.shown.byKey(key, viewer);
  }

  @Allow(mayChangeSchedules)
  @Query(() => [CalendarYearType], { description: 'The production calendars, year by year.' })
  async calendarYears(): Promise<CalendarYearType[]> {
    await this.calendars.refresh();
    return toCalendarYears(this.calendars.all, await this.years.all());
  }

  @Allow(mayChangeSchedules)
  @Mutation(() => results.EditScheduleResult, { description: 'Give a schedule other hours from a date on.' })
  async changeScheduleHours(
    @Args('input') input: inputs.ChangeScheduleHoursInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.edited(await this.changeHours.execute(viewer, input), viewer);
  }

  @Allow(mayChangeSchedules)
  @Mutation(() => results.EditScheduleResult, { description: 'Take planned hours back.' })
  async cancelScheduleChange(
    @Args('input') input: inputs.CancelScheduleChangeInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.edited(await this.cancelChange.execute(viewer, input), viewer);
  }

  @Allow(mayChangeSchedules)
  @Mutation(() => results.EditScheduleResult, { description: 'Give a date hours of its own.' })
  async addScheduleException(
    @Args('input') input: inputs.AddScheduleExceptionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.edited(await this.addException.execute(viewer, input), viewer);
  }

  @Allow(mayChangeSchedules)
  @Mutation(() => results.EditScheduleResult, { description: 'Give a date its usual hours back.' })
  async removeScheduleException(
    @Args('input') input: inputs.RemoveScheduleExceptionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.edited(await this.removeException.execute(viewer, input), viewer);
  }

  @Allow(mayChangeSchedules)
  @Mutation(() => results.LoadCalendarYearResult, { description: 'Load a year of a production calendar.' })
  async loadCalendarYear(
    @Args('input') input: inputs.LoadCalendarYearInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.loadYear.execute(viewer, input);
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.LoadCalendarYearSuccess(), {
      ...outcome,
      days: outcome.days.map(toOfficialDay),
      changedDays: outcome.changedDays.map(toChangedDay),
    });
  }

  private async edited(outcome: EditedSchedule | Refused, viewer: Viewer): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.EditScheduleSuccess(), {
      schedule: await this.shown.byKey(outcome.key, viewer),
      changedDays: outcome.changedDays.map(toChangedDay),
      saved: outcome.saved,
    });
  }
}
