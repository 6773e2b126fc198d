export { type HourPlan, PlanStaffing, type StaffingPlan } from './plan-staffing.js';
export { type ReportPeriod, reportPeriod } from './report-period.js';
export {
  type AnswerOrigins,
  type BacklogHour,
  type DecisionCount,
  type PairAgreement,
  type PromiseFigures,
  ReportsRepository,
  type UndoneCount,
} from './reports.repository.js';
export { keptShare } from './reports.types.js';
