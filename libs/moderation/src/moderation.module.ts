import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { MessagingModule } from '#messaging';
import { AskForDetails } from './ask-for-details.js';
import { ClaimItem, ClaimNext, ReleaseClaim } from './claims.js';
import { DecideItems } from './decide-items.js';
import { DecisionCases } from './decision-cases.js';
import { DecisionDrafts } from './decision-drafts.js';
import { Decision } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { DeskRepository } from './desk.repository.js';
import { EscalateItem } from './escalate-item.js';
import { EscalationsRepository } from './escalations.repository.js';
import { DecisionsResolver } from './graphql/decisions.resolver.js';
import { DeskResolver } from './graphql/desk.resolver.js';
import { ReviewsResolver } from './graphql/reviews.resolver.js';
import { HideItem } from './hide-item.js';
import { AddDuty, SetCover } from './keep-rota.js';
import { LockItem } from './lock-item.js';
import { MergeItem } from './merge-item.js';
import { PublishItem } from './publish-item.js';
import { RejectItem } from './reject-item.js';
import { ReturnItem } from './return-item.js';
import { JudgeRejection, SettleDispute } from './second-review.js';
import { SecondReviewsRepository } from './second-reviews.repository.js';
import { StaffMail } from './staff-mail.js';
import { EndEscalations } from './tasks/end-escalations.js';
import { EnterQuestion, EnterReply } from './tasks/enter-desk.js';
import { LeaveDesk } from './tasks/leave-desk.js';
import { MakeScheduled } from './tasks/make-scheduled.js';
import { TellAnswerRefused, TellDispute, TellDraftRefused, TellSpecialist } from './tasks/tell-staff.js';
import { UndoDecision } from './undo-decision.js';
import { WindowGate } from './window-gate.js';

const cases = [
  PublishItem,
  ReturnItem,
  RejectItem,
  AskForDetails,
  MergeItem,
  HideItem,
  LockItem,
  EscalateItem,
];
const useCases = [
  ClaimNext,
  ClaimItem,
  ReleaseClaim,
  ...cases,
  DecideItems,
  UndoDecision,
  JudgeRejection,
  SettleDispute,
  SetCover,
  AddDuty,
];
const stores = [
  DeskRepository,
  DecisionsRepository,
  DecisionDrafts,
  EscalationsRepository,
  SecondReviewsRepository,
];
const tasks = [
  EnterQuestion,
  EnterReply,
  LeaveDesk,
  MakeScheduled,
  EndEscalations,
  TellSpecialist,
  TellDraftRefused,
  TellDispute,
  TellAnswerRefused,
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
    Desk,
    Decisions,
    DecisionCases,
    WindowGate,
    StaffMail,
    DeskResolver,
    DecisionsResolver,
    ReviewsResolver,
  ],
  exports: [...useCases, ...stores],
})
export class ModerationModule {}
