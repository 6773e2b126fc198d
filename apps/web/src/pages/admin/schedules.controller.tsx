import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WEEKDAYS, hoursInForce, localDate, shorteningOf } from '#calendar';
import {
  AddScheduleException,
  CancelScheduleChange,
  ChangeScheduleHours,
  type EditedSchedule,
  RemoveScheduleException,
  type ScheduleRow,
  ScheduleRows,
  Schedules,
  nameOfSchedule,
} from '#directory';
import { Clock, type Viewer, isAdministrator } from '#kernel';
import { Allow, CurrentViewer, InvalidInput, Refused } from '#platform';
import { EMPTY_FORM, type FormState, filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import type { ListedSchedule } from './listed-schedule.js';
import { SchedulePage, type ScheduleProps } from './schedule.page.js';
import { SchedulesPage, schedulePath } from './schedules.page.js';
import { readHours, writeHours } from './typed-hours.js';

const HOURS_FIELDS = [
  ...WEEKDAYS.map((day) => `weekly.${day}`),
  'onHoliday',
  'onWorkingWeekend',
  'shortenPreHolidayBy',
  'from',
  'changeReason',
];
const EXCEPTION_FIELDS = ['date', 'kind', 'hours', 'reason'];
const HIDDEN = ['version', 'preview'];

type Action = 'hours' | 'cancel-change' | 'exception' | 'remove-exception';
type Values = Readonly<Record<string, string>>;
type Shown = Partial<Pick<ScheduleProps, 'hoursForm' | 'exceptionForm' | 'preview' | 'saved'>>;

/** Schedules for administrators: the list, one of them, and each change as a form. */
@Controller('admin/schedules')
export class SchedulesController {
  constructor(
    private readonly pages: Pages,
    private readonly rows: ScheduleRows,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
    private readonly changeHours: ChangeScheduleHours,
    private readonly cancelChange: CancelScheduleChange,
    private readonly addException: AddScheduleException,
    private readonly removeException: RemoveScheduleException,
  ) {}

  @Allow(isAdministrator)
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = this.pages.of(request);
    const schedules = (await this.rows.all()).map((row) => this.listed(row, request.viewer));
    await this.pages.send(reply, <SchedulesPage page={page} schedules={schedules} now={this.clock.now()} />);
  }

  @Allow(isAdministrator)
  @Get(':key')
  async show(
    @Param('key') key: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, key, { saved: query['done'] === 'saved' });
  }

  @Allow(isAdministrator)
  @Post(':key/:action')
  async edit(
    @Param('key') key: string,
    @Param('action') named: string,
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = typedValues(body, [...HOURS_FIELDS, ...EXCEPTION_FIELDS, ...HIDDEN]);
    const action = this.actions[named as Action];
    if (!action) throw new NotFoundException();
    const edited = { key, version: Number(values['version'] ?? ''), preview: values['preview'] === 'yes' };
    const outcome = await action(viewer, edited, values);
    const which = named === 'hours' || named === 'cancel-change' ? 'hoursForm' : 'exceptionForm';
    if (outcome instanceof Refused) {
      const visible = which === 'hoursForm' ? HOURS_FIELDS : EXCEPTION_FIELDS;
      const form = refusedForm(values, outcome, visible, fieldsOf(outcome, which));
      return this.send(request, reply, key, { [which]: form }, 422);
    }
    if (!outcome.saved)
      return this.send(request, reply, key, { [which]: filled(values), preview: outcome.changedDays });
    await reply.redirect(`${schedulePath(key)}?done=saved`, 303);
  }

  private readonly actions: Record<
    Action,
    (
      viewer: Viewer,
      edited: { key: string; version: number; preview: boolean },
      values: Values,
    ) => Promise<EditedSchedule | Refused>
  > = {
    hours: (viewer, edited, values) =>
      this.changeHours.execute(viewer, {
        ...edited,
        from: values['from'] || null,
        reason: values['changeReason'] ?? '',
        weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, readHours(values[`weekly.${day}`])])),
        onHoliday: readHours(values['onHoliday']),
        onWorkingWeekend: values['onWorkingWeekend'] ? readHours(values['onWorkingWeekend']) : null,
        shortenPreHolidayBy: Number(values['shortenPreHolidayBy'] || 0),
      }),
    'cancel-change': (viewer, edited, values) =>
      this.cancelChange.execute(viewer, { ...edited, from: values['from'] ?? '' }),
    exception: (viewer, edited, values) =>
      this.addException.execute(viewer, {
        ...edited,
        date: values['date'] ?? '',
        // What is not of the list is refused there, with a sentence for the person.
        kind: (values['kind'] ?? '') as 'CLOSED',
        hours: readHours(values['hours']),
        reason: values['reason'] ?? '',
      }),
    'remove-exception': (viewer, edited, values) =>
      this.removeException.execute(viewer, { ...edited, date: values['date'] ?? '' }),
  };

  private listed(row: ScheduleRow, { locale }: Viewer): ListedSchedule {
    const unknownYears = this.schedules.unknownYears(row.definition);
    return { ...row, name: nameOfSchedule(row, locale), unknownYears };
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    shown: Shown,
    status = 200,
  ): Promise<void> {
    const row = await this.rows.byKey(key);
    if (!row) throw new NotFoundException();
    const now = this.clock.now();
    const today = localDate(now, row.definition.timeZone);
    const props: ScheduleProps = {
      page: this.pages.of(request),
      schedule: this.listed(row, request.viewer),
      today,
      now,
      hoursForm: hoursForm(row, today),
      exceptionForm: EMPTY_FORM,
      preview: null,
      saved: false,
      ...shown,
    };
    await this.pages.send(reply, <SchedulePage {...props} />, status);
  }
}

/** The form with the hours that are in force. */
function hoursForm({ definition }: ScheduleRow, today: string): FormState {
  const { weekly, onHoliday, onWorkingWeekend, shortenPreHolidayBy } = hoursInForce(definition, today);
  return filled({
    ...Object.fromEntries(WEEKDAYS.map((day) => [`weekly.${day}`, written(weekly[day])])),
    onHoliday: written(onHoliday),
    onWorkingWeekend: written(onWorkingWeekend),
    shortenPreHolidayBy: String(shorteningOf({ weekly, shortenPreHolidayBy })),
  });
}

const written = (hours: readonly (readonly [string, string])[] = []): string =>
  writeHours(hours.map(([opens, closes]) => ({ opens, closes })));

/** Problems of one interval belong to the field of its day. */
function fieldsOf(refusal: Refused, which: 'hoursForm' | 'exceptionForm'): Record<string, string> {
  const problems = refusal instanceof InvalidInput ? refusal.problems : [];
  return {
    ...(which === 'hoursForm' && { reason: 'changeReason' }),
    ...Object.fromEntries(
      problems
        .filter(({ field }) => /\.\d+(\.|$)/.test(field))
        .map(({ field }) => [field, field.replace(/\.\d+(\..*)?$/, '')]),
    ),
  };
}
