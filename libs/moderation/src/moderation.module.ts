import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { ClaimItem, ClaimNext, ReleaseClaim } from './claims.js';
import { Decision } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { DeskRepository } from './desk.repository.js';
import { DeskItemScreeningResolver } from './graphql/desk-item-screening.resolver.js';
import { DeskResolver } from './graphql/desk.resolver.js';
import { PublishItem } from './publish-item.js';
import { RejectItem } from './reject-item.js';
import { ReturnItem } from './return-item.js';
import { EnterQuestion, EnterReply } from './tasks/enter-desk.js';
import { LeaveDesk } from './tasks/leave-desk.js';

const useCases = [ClaimNext, ClaimItem, ReleaseClaim, PublishItem, ReturnItem, RejectItem];

@Module({
  imports: [DirectoryModule, ForumModule, TypeOrmModule.forFeature([DeskItem, Decision])],
  providers: [
    ...useCases,
    Desk,
    DeskRepository,
    Decisions,
    EnterQuestion,
    EnterReply,
    LeaveDesk,
    DeskResolver,
    DeskItemScreeningResolver,
  ],
  exports: [...useCases, DeskRepository],
})
export class ModerationModule {}
