import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { HandoffModule } from '#handoff';
import { MessagingModule } from '#messaging';
import { ModerationModule } from '#moderation';
import { AuditResolver, NodeResolver, graphqlModule } from '#platform';
import { SearchModule } from '#search';
import { SubscriptionsModule } from '#subscriptions';
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
  providers: [NodeResolver, AuditResolver],
  controllers: [HealthController, GraphiqlController],
})
export class ApiModule {}
