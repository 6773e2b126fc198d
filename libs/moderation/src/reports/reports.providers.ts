import { DeskLoad } from './desk-load.repository.js';
import { PlanStaffing } from './plan-staffing.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsResolver } from './reports.resolver.js';

/** Everything that the reports are made by. */
export const reportsProviders = [ReportsRepository, DeskLoad, PlanStaffing, ReportsResolver];
