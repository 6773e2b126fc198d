import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { AccessAudit } from './access/access-audit.js';
import { AccessGuard } from './access/access.guard.js';
import { Audit } from './audit/audit.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditProtection } from './audit/audit-protection.js';
import { VerifyAudit } from './audit/verify-audit.js';
import { ReaderCache } from './cache/reader-cache.js';
import { DatabaseModule } from './database/database.module.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { LiveHealth } from './live/live-health.js';
import { SETTINGS, type Settings } from './settings/settings.js';
import { StoredSettings } from './settings/stored-settings.js';
import { Signals } from './signals/signals.js';

/** What differs between a real process and one played in a test or on a developer's desk. */
export interface PlatformOptions {
  readonly settings: Settings;
  readonly clock?: Clock;
  /** For loading what happened long ago, of which nobody is to be told. */
  readonly jobs?: Jobs;
}

/** The ground every process stands on; imported once, by its root module. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ settings, clock, jobs }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.forRoot(), DiscoveryModule],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        { provide: Ids, useClass: UuidV7Ids },
        { provide: APP_GUARD, useClass: AccessGuard },
        AccessAudit,
        Audit,
        AuditLog,
        AuditProtection,
        VerifyAudit,
        { provide: Jobs, useValue: jobs ?? new Jobs() },
        JobRunner,
        LiveHealth,
        ReaderCache,
        Signals,
        StoredSettings,
      ],
      exports: [
        DiscoveryModule,
        SETTINGS,
        Clock,
        Ids,
        Jobs,
        JobRunner,
        LiveHealth,
        ReaderCache,
        Signals,
        StoredSettings,
        Audit,
        AuditLog,
        AuditProtection,
        VerifyAudit,
      ],
    };
  }
}
