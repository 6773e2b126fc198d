import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { DevelopmentController } from './development.controller.js';
import { KeptClock } from './kept-clock.js';
import type { Mailbox } from './mailbox.js';
import { MAILBOX } from './mailbox.token.js';

/** The page `/dev`. */
@Module({})
export class DevelopmentModule {
  static of(mailbox: Mailbox | null): DynamicModule {
    return {
      module: DevelopmentModule,
      imports: [DirectoryModule],
      controllers: [DevelopmentController],
      providers: [KeptClock, { provide: MAILBOX, useValue: mailbox }],
    };
  }
}
