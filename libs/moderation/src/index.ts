export { type AnswerMarkRow, AnswerMarksRepository } from './answer-marks.repository.js';
export { AskForDetails } from './ask-for-details.js';
export { AWAITING_CURSOR, AwaitingAnswers, type AwaitingRow, awaitingCursor } from './awaiting-answers.js';
export { ClaimItem } from './claim-item.js';
export { ClaimNext } from './claim-next.js';
export { ConfirmAnswer } from './confirm-answer.js';
export { type DecisionMode, DECISION_MODES } from './decision-case.js';
export { DecisionDrafts, type DraftRow } from './decision-drafts.js';
export { type DecisionKind, REJECTION_REASONS, type RejectionReason } from './decision.entity.js';
export type { Outcome } from './decisions.js';
export { type DecisionRow, DecisionsRepository } from './decisions.repository.js';
export { type DeskFilter, HOLDERS, type Holder } from './desk-filter.js';
export { DESK_ITEM_KINDS, type DeskItemKind } from './desk-item.entity.js';
export { DESK_CURSOR, DeskRepository, type DeskRow, deskCursor } from './desk.repository.js';
export { DeskTallies } from './desk-tally.js';
export { EscalateItem } from './escalate-item.js';
export { type EscalationRow, EscalationsRepository } from './escalations.repository.js';
export { HideItem } from './hide-item.js';
export { ItemTexts } from './item-texts.js';
export { LockItem } from './lock-item.js';
export { MarkForReview } from './mark-for-review.js';
export { MergeItem } from './merge-item.js';
export { sayModeration } from './moderation.messages.js';
export { ModerationModule } from './moderation.module.js';
export { mayMarkForReview, maySupervise } from './moderation.policy.js';
export { PublishItem } from './publish-item.js';
export { RejectItem } from './reject-item.js';
export { ReleaseClaim } from './release-claim.js';
export { RenewClaim } from './renew-claim.js';
export { ReturnItem } from './return-item.js';
export {
  type GatheredReports,
  REPORT_REASONS,
  type ReaderReport,
  ReaderReports,
  type ReportReason,
} from './reader-reports.repository.js';
export { ReportPost } from './report-post.js';
export * from './reports/index.js';
export { isDecidable } from './rules/decidable.js';
export { type DeskCounts, deskCounts } from './rules/desk-counts.js';
export { SetUrgency } from './set-urgency.js';
export { TakeOverClaim } from './take-over-claim.js';
export { type Span, spanOfWords } from './rules/marked-span.js';
export { UNDO_MINUTES, undoRight } from './rules/undoing.js';
export { AnnounceDecisions } from './tasks/announce-decisions.js';
export { JudgeRejection, SettleDispute } from './second-review.js';
export {
  type DisputeRow,
  REVIEW_VERDICTS,
  type ReviewRow,
  type ReviewVerdict,
  SecondReviewsRepository,
} from './second-reviews.repository.js';
export { UndoDecision } from './undo-decision.js';
