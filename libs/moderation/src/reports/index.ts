export { PlanStaffing, type StaffingPlan } from './plan-staffing.js';
export { type ReportPeriod, reportPeriod } from './report-period.js';
export {
  type BacklogHour,
  type DecisionCount,
  type PromiseFigures,
  ReportsRepository,
} from './reports.repository.js';
export { keptShare } from './reports.types.js';
