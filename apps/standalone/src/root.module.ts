import { type DynamicModule, Module } from '@nestjs/common';
import { type Clock, SystemClock } from '#kernel';
import { PlatformModule, type Settings } from '#platform';
import { ApiModule } from '../../api/src/api.module.js';
import { WebModule } from '../../web/src/web.module.js';

/** The API, the site and the jobs in one process: composition only. */
@Module({})
export class RootModule {
  static of(
    settings: Settings,
    clock: Clock = new SystemClock(),
    extra: DynamicModule[] = [],
  ): DynamicModule {
    return {
      module: RootModule,
      imports: [PlatformModule.forRoot({ settings, clock }), ApiModule, WebModule, ...extra],
    };
  }
}
