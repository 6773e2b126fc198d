import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { HandoffModule } from '#handoff';
import type { Clock } from '#kernel';
import { MessagingModule } from '#messaging';
import { ModerationModule } from '#moderation';
import { PlatformModule, type Settings } from '#platform';
import { SearchModule } from '#search';
import { SubscriptionsModule } from '#subscriptions';

/** Everything that has a handler of jobs: composition only. */
@Module({})
export class WorkerModule {
  static of(settings: Settings, clock?: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot({ settings, clock }),
        AccountsModule,
        DirectoryModule,
        MessagingModule,
        ForumModule,
        HandoffModule,
        ModerationModule,
        SearchModule,
        SubscriptionsModule,
      ],
    };
  }
}
