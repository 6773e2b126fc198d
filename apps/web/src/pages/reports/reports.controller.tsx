import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CategoriesRepository } from '#forum';
import { Clock, type Locale, isSupervisor, writeOfficeCsv } from '#kernel';
import { PlanStaffing, type ReportPeriod, ReportsRepository } from '#moderation';
import { Allow } from '#platform';
import { Deflection } from '#search';
import { hasProblems } from '../../parts/form-state.js';
import { Pages } from '../../site/pages.js';
import { askedPeriod } from './asked-period.js';
import {
  type Table,
  agreementTable,
  answersTable,
  backlogTable,
  decisionsTable,
  deflectionTable,
  promisesTable,
  staffingTable,
  undoneTable,
} from './report-tables.js';
import { ReportsPage } from './reports.page.js';
import { StaffingPage } from './staffing.page.js';

/** Reports as pages and as files, for supervisors and administrators. */
@Controller('desk/reports')
export class ReportsController {
  constructor(
    private readonly pages: Pages,
    private readonly reports: ReportsRepository,
    private readonly planning: PlanStaffing,
    private readonly deflection: Deflection,
    private readonly categories: CategoriesRepository,
    private readonly clock: Clock,
  ) {}

  @Allow(isSupervisor)
  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const categories = await this.categories.all();
    const { form, period } = askedPeriod(query, categories, this.clock.now(), request.viewer);
    const figures = period && {
      promises: await this.reports.promises(period),
      backlog: await this.reports.backlog(period),
      decisions: await this.reports.decisions(period),
      undone: await this.reports.undone(period),
      agreement: await this.reports.agreement(period),
      deflection: await this.deflection.days(period.from, period.to),
      answers: await this.reports.answers(period),
    };
    const props = { page: this.pages.of(request), categories, form, figures };
    await this.pages.send(reply, <ReportsPage {...props} />, hasProblems(form) ? 422 : 200);
  }

  @Allow(isSupervisor)
  @Get('staffing')
  async staffing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const plan = await this.planning.execute();
    await this.pages.send(reply, <StaffingPage page={this.pages.of(request)} plan={plan} />);
  }

  /** A report as a file: `promises.csv`. */
  @Allow(isSupervisor)
  @Get(':file')
  async download(
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { viewer } = request;
    const { period } = askedPeriod(query, await this.categories.all(), this.clock.now(), viewer);
    const table = period && (await this.tableOf(file, period, viewer.locale));
    if (!table) throw new NotFoundException();
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${file}"`)
      .header('cache-control', 'private, no-store')
      .send(writeOfficeCsv(table));
  }

  private async tableOf(file: string, period: ReportPeriod, locale: Locale): Promise<Table | null> {
    switch (file) {
      case 'promises.csv':
        return promisesTable(await this.reports.promises(period), locale);
      case 'backlog.csv':
        return backlogTable(await this.reports.backlog(period), locale);
      case 'decisions.csv':
        return decisionsTable(await this.reports.decisions(period), locale);
      case 'undone.csv':
        return undoneTable(await this.reports.undone(period), locale);
      case 'agreement.csv':
        return agreementTable(await this.reports.agreement(period), locale);
      case 'deflection.csv':
        return deflectionTable(await this.deflection.days(period.from, period.to), locale);
      case 'answers.csv':
        return answersTable(await this.reports.answers(period), locale);
      case 'staffing.csv':
        return staffingTable(await this.planning.execute(), locale);
      default:
        return null;
    }
  }
}
