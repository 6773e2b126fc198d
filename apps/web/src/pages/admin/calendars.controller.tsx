import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCalendar } from '#calendar';
import { CalendarYearsRepository, LoadCalendarYear, ProductionCalendars } from '#directory';
import { type Viewer, isAdministrator } from '#kernel';
import { Allow, CurrentViewer, Refused } from '#platform';
import { filled, refusedForm, typedValues } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { CalendarsPage, type CalendarsProps, type ListedYear } from './calendars.page.js';
import { CALENDARS_PATH } from './schedules.page.js';

const VISIBLE = ['calendar', 'text'];

/** Production calendars for administrators: the years that are known, and loading one. */
@Controller('admin/calendars')
export class CalendarsController {
  constructor(
    private readonly pages: Pages,
    private readonly years: CalendarYearsRepository,
    private readonly calendars: ProductionCalendars,
    private readonly loadYear: LoadCalendarYear,
  ) {}

  @Allow(isAdministrator)
  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, { saved: query['done'] === 'saved' });
  }

  @Allow(isAdministrator)
  @Post()
  async load(
    @Body() body: Record<string, unknown> | undefined,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file = '', ...values } = typedValues(body, [...VISIBLE, 'file', 'preview', 'versions']);
    // A browser cannot fill a file in again: its text comes back in the other field.
    if (file !== '') values['text'] = file;
    const { calendar = '', text = '' } = values;
    const outcome = await this.loadYear.execute(viewer, {
      calendar,
      text,
      version: versionSeen(values['versions'], calendar, text),
      preview: values['preview'] === 'yes',
    });
    if (outcome instanceof Refused)
      return this.send(request, reply, { form: refusedForm(values, outcome, VISIBLE) }, 422);
    if (!outcome.saved) return this.send(request, reply, { form: filled(values), preview: outcome });
    await reply.redirect(`${CALENDARS_PATH}?done=saved`, 303);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Partial<CalendarsProps>,
    status = 200,
  ): Promise<void> {
    await this.calendars.refresh();
    const loaded = await this.years.all();
    const years = this.calendars.all.flatMap((calendar) =>
      calendar.years.map((year): ListedYear => {
        const row = loaded.find((one) => one.calendar === calendar.id && one.year === year);
        return {
          calendar: calendar.id,
          year,
          days: calendar.daysOf(year).length,
          version: row?.version ?? 0,
        };
      }),
    );
    const props: CalendarsProps = {
      page: this.pages.of(request),
      years,
      form: filled({ calendar: 'RU' }),
      preview: null,
      saved: false,
      ...shown,
    };
    await this.pages.send(reply, <CalendarsPage {...props} />, status);
  }
}

/** Of the year in the text, the version that the page was drawn with: `RU-2026:1 RU-2027:2`. */
function versionSeen(versions = '', calendar: string, text: string): number {
  try {
    const name = `${calendar}-${readCalendar(text).year}:`;
    const seen = versions.split(' ').find((one) => one.startsWith(name));
    return Number(seen?.slice(name.length) ?? 0);
  } catch {
    // What is wrong with the text is told by the use case.
    return 0;
  }
}
