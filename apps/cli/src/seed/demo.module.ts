import { type DynamicModule, Module } from '@nestjs/common';
import type { PlatformOptions } from '#platform';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { HandoffModule } from '#handoff';
import { CliModule } from '../cli.module.js';
import { DemoTeller } from './demo-teller.js';
import { DemoWorldMaker } from './demo-world.js';

@Module({})
export class DemoModule {
  static of(options: PlatformOptions): DynamicModule {
    return {
      module: DemoModule,
      imports: [CliModule.of(options), DirectoryModule, ForumModule, HandoffModule],
      providers: [DemoTeller, DemoWorldMaker],
    };
  }
}
