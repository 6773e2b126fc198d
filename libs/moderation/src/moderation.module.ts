import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { MessagingModule } from '#messaging';
import { AnnouncementsRepository } from './announcements.repository.js';
import { AnswerMarksRepository } from './answer-marks.repository.js';
import { AskForDetails } from './ask-for-details.js';
import { AwaitingAnswers } from './awaiting-answers.js';
import { ClaimItem } from './claim-item.js';
import { ClaimNext } from './claim-next.js';
import { ClaimQueue } from './claim-queue.js';
import { ConfirmAnswer } from './confirm-answer.js';
import { DecideItems } from './decide-items.js';
import { DecisionCases } from './decision-cases.js';
import { DecisionDrafts } from './decision-drafts.js';
import { Decision } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DeskChanges } from './desk-changes.js';
import { DeskFeed } from './desk-feed.js';
import { DeskItem } from './desk-item.entity.js';
import { DeskTallies } from './desk-tally.js';
import { Desk } from './desk.js';
import { DeskRepository } from './desk.repository.js';
import { EscalateItem } from './escalate-item.js';
import { EscalationsRepository } from './escalations.repository.js';
import { AnswerReviewResolver } from './graphql/answer-review.resolver.js';
import { MovedPlacesRepository } from './moved-places.repository.js';
import { AwaitingAnswersResolver } from './graphql/awaiting-answers.resolver.js';
import { ClaimsResolver } from './graphql/claims.resolver.js';
import { DecisionsResolver } from './graphql/decisions.resolver.js';
import { DeskItemScreeningResolver } from './graphql/desk-item-screening.resolver.js';
import { DeskChangeResolver, DeskLiveResolver } from './graphql/desk-live.resolver.js';
import { DeskResolver } from './graphql/desk.resolver.js';
import { ReaderReportsResolver } from './graphql/reader-reports.resolver.js';
import { ReviewsResolver } from './graphql/reviews.resolver.js';
import { HideItem } from './hide-item.js';
import { ItemTexts } from './item-texts.js';
import { AddDuty, SetCover } from './keep-rota.js';
import { LockItem } from './lock-item.js';
import { MarkForReview } from './mark-for-review.js';
import { MergeItem } from './merge-item.js';
import { PublishItem } from './publish-item.js';
import { RejectItem } from './reject-item.js';
import { reportsProviders } from './reports/reports.providers.js';
import { ReaderReports } from './reader-reports.repository.js';
import { ReleaseClaim } from './release-claim.js';
import { RenewClaim } from './renew-claim.js';
import { ReportPost } from './report-post.js';
import { ReturnItem } from './return-item.js';
import { JudgeRejection, SettleDispute } from './second-review.js';
import { SecondReviewsRepository } from './second-reviews.repository.js';
import { SetUrgency } from './set-urgency.js';
import { StaffMail } from './staff-mail.js';
import { TakeOverClaim } from './take-over-claim.js';
import { AnnounceDecisions } from './tasks/announce-decisions.js';
import { AnnounceOpening } from './tasks/announce-opening.js';
import { EndEscalations, EndPrivateEscalations } from './tasks/end-escalations.js';
import { EnterQuestion, EnterReply } from './tasks/enter-desk.js';
import { FollowDetails } from './tasks/follow-details.js';
import { EnterEdit, LeaveEdit } from './tasks/follow-edit.js';
import { FollowMerge, ReopenEscalation } from './tasks/follow-merge.js';
import { FollowHiding } from './tasks/follow-hiding.js';
import { HoldLostGround } from './tasks/hold-lost-ground.js';
import { MoveItem, ShowOverdue, ShowWarning } from './tasks/follow-promise.js';
import { ForgetDeskChanges } from './tasks/forget-desk-changes.js';
import { FreeExpiredClaims } from './tasks/free-expired-claims.js';
import { LeaveDesk } from './tasks/leave-desk.js';
import { MakeScheduled } from './tasks/make-scheduled.js';
import { EnterExpired, LeaveSuperseded, LeaveSupersededPrivately } from './tasks/recheck-answers.js';
import { TellReporters } from './tasks/tell-reporters.js';
import { TellAnswerRefused, TellDispute, TellDraftRefused, TellSpecialist } from './tasks/tell-staff.js';
import { UndoDecision } from './undo-decision.js';
import { WindowGate } from './window-gate.js';

const claims = [ClaimNext, ClaimItem, RenewClaim, ReleaseClaim, TakeOverClaim, SetUrgency];
const cases = [
  PublishItem,
  ReturnItem,
  RejectItem,
  AskForDetails,
  MergeItem,
  HideItem,
  LockItem,
  EscalateItem,
  ConfirmAnswer,
];
const useCases = [
  ...claims,
  ...cases,
  MarkForReview,
  DecideItems,
  ReportPost,
  UndoDecision,
  JudgeRejection,
  SettleDispute,
  SetCover,
  AddDuty,
];
const stores = [
  DeskRepository,
  DeskTallies,
  DeskChanges,
  AwaitingAnswers,
  MovedPlacesRepository,
  DecisionsRepository,
  DecisionDrafts,
  ItemTexts,
  EscalationsRepository,
  SecondReviewsRepository,
  AnswerMarksRepository,
  AnnouncementsRepository,
  ReaderReports,
];
const tasks = [
  EnterQuestion,
  EnterReply,
  LeaveDesk,
  EnterEdit,
  LeaveEdit,
  ShowWarning,
  ShowOverdue,
  MoveItem,
  FreeExpiredClaims,
  ForgetDeskChanges,
  AnnounceOpening,
  AnnounceDecisions,
  HoldLostGround,
  MakeScheduled,
  EndEscalations,
  EndPrivateEscalations,
  EnterExpired,
  FollowDetails,
  FollowHiding,
  FollowMerge,
  ReopenEscalation,
  LeaveSuperseded,
  LeaveSupersededPrivately,
  TellSpecialist,
  TellDraftRefused,
  TellDispute,
  TellAnswerRefused,
  TellReporters,
];
const resolvers = [
  DeskResolver,
  ClaimsResolver,
  DecisionsResolver,
  ReviewsResolver,
  DeskLiveResolver,
  DeskChangeResolver,
  AwaitingAnswersResolver,
  DeskItemScreeningResolver,
  AnswerReviewResolver,
  ReaderReportsResolver,
];

@Module({
  imports: [
    AccountsModule,
    DirectoryModule,
    ForumModule,
    MessagingModule,
    TypeOrmModule.forFeature([DeskItem, Decision]),
  ],
  providers: [
    ...useCases,
    ...stores,
    ...tasks,
    ...resolvers,
    ...reportsProviders,
    Desk,
    ClaimQueue,
    Decisions,
    DecisionCases,
    DeskFeed,
    WindowGate,
    StaffMail,
  ],
  exports: [...useCases, ...stores, ...reportsProviders],
})
export class ModerationModule {}
