import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { MessagingModule } from '#messaging';
import { AwaitingAnswers } from './awaiting-answers.js';
import { ClaimItem } from './claim-item.js';
import { ClaimNext } from './claim-next.js';
import { ClaimQueue } from './claim-queue.js';
import { Decision } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { DeskChanges } from './desk-changes.js';
import { DeskFeed } from './desk-feed.js';
import { DeskItem } from './desk-item.entity.js';
import { DeskTallies } from './desk-tally.js';
import { Desk } from './desk.js';
import { DeskRepository } from './desk.repository.js';
import { AwaitingAnswersResolver } from './graphql/awaiting-answers.resolver.js';
import { ClaimsResolver } from './graphql/claims.resolver.js';
import { DeskItemScreeningResolver } from './graphql/desk-item-screening.resolver.js';
import { DeskChangeResolver, DeskLiveResolver } from './graphql/desk-live.resolver.js';
import { DeskResolver } from './graphql/desk.resolver.js';
import { PublishItem } from './publish-item.js';
import { RejectItem } from './reject-item.js';
import { reportsProviders } from './reports/reports.providers.js';
import { ReleaseClaim } from './release-claim.js';
import { RenewClaim } from './renew-claim.js';
import { ReturnItem } from './return-item.js';
import { SetUrgency } from './set-urgency.js';
import { TakeOverClaim } from './take-over-claim.js';
import { AnnounceOpening } from './tasks/announce-opening.js';
import { EnterQuestion, EnterReply } from './tasks/enter-desk.js';
import { MoveItem, ShowOverdue, ShowWarning } from './tasks/follow-promise.js';
import { ForgetDeskChanges } from './tasks/forget-desk-changes.js';
import { FreeExpiredClaims } from './tasks/free-expired-claims.js';
import { LeaveDesk } from './tasks/leave-desk.js';

const claims = [ClaimNext, ClaimItem, RenewClaim, ReleaseClaim, TakeOverClaim, SetUrgency];
const decisions = [PublishItem, ReturnItem, RejectItem];
const reads = [DeskRepository, DeskTallies, DeskChanges, AwaitingAnswers];
const tasks = [
  EnterQuestion,
  EnterReply,
  LeaveDesk,
  ShowWarning,
  ShowOverdue,
  MoveItem,
  FreeExpiredClaims,
  ForgetDeskChanges,
  AnnounceOpening,
];
const resolvers = [
  DeskResolver,
  ClaimsResolver,
  DeskLiveResolver,
  DeskChangeResolver,
  AwaitingAnswersResolver,
  DeskItemScreeningResolver,
];

@Module({
  imports: [DirectoryModule, ForumModule, MessagingModule, TypeOrmModule.forFeature([DeskItem, Decision])],
  providers: [
    ...claims,
    ...decisions,
    ...reads,
    ...tasks,
    ...resolvers,
    ...reportsProviders,
    Desk,
    ClaimQueue,
    Decisions,
    DeskFeed,
  ],
  exports: [...claims, ...decisions, ...reads, ...reportsProviders],
})
export class ModerationModule {}
