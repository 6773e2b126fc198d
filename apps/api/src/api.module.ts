import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { HandoffModule } from '#handoff';
import { MessagingModule } from '#messaging';
import { ModerationModule } from '#moderation';
import { AuditResolver, NodeResolver, graphqlModule } from '#platform';
import { SearchModule } from '#search';
import { SubscriptionsModule } from '#subscriptions';
import { ApiErrors } from './api-errors.filter.js';
import { GraphiqlController } from './graphiql.controller.js';
import { HealthController } from './health.controller.js';

/** GraphQL over HTTP and WebSocket, GraphiQL, health: composition only. */
@Module({
  imports: [
    graphqlModule,
    AccountsModule,
    DirectoryModule,
    MessagingModule,
    ForumModule,
    ModerationModule,
    SearchModule,
    HandoffModule,
    SubscriptionsModule,
  ],
  providers: [NodeResolver, AuditResolver, { provide: APP_FILTER, useClass: ApiErrors }],
  controllers: [HealthController, GraphiqlController],
})
export class ApiModule {}
