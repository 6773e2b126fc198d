import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { HandoffModule } from '#handoff';
import { MessagingModule } from '#messaging';
import { ModerationModule } from '#moderation';
import { PlatformModule, type PlatformOptions } from '#platform';
import { SearchModule } from '#search';

/** What an operator's command may need: composition only. */
@Module({})
export class CliModule {
  static of(options: PlatformOptions): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forRoot(options),
        AccountsModule,
        DirectoryModule,
        MessagingModule,
        ForumModule,
        HandoffModule,
        ModerationModule,
        SearchModule,
      ],
    };
  }
}
