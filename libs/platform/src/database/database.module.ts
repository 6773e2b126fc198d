import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS, type Settings, needed } from '../settings/settings.js';
import { Database } from './database.js';
import { Idempotency } from './idempotency.js';
import { SnakeNaming } from './naming.js';
import { SteadyClient } from './steady-client.js';

/** How long one statement of a request may run before PostgreSQL ends it. */
const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

@Global()
@Module({})
export class DatabaseModule {
  static forRoot(): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [SETTINGS],
          useFactory: (settings: Settings) => ({
            type: 'postgres' as const,
            url: needed(settings.databaseUrl, 'DATABASE_URL'),
            namingStrategy: new SnakeNaming(),
            autoLoadEntities: true,
            synchronize: false,
            migrationsRun: false,
            installExtensions: false,
            poolSize: settings.databasePool,
            applicationName: 'veche',
            extra: {
              Client: SteadyClient,
              connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
              statement_timeout: STATEMENT_TIMEOUT_MS,
              idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
            },
            retryAttempts: 0,
          }),
        }),
      ],
      providers: [Database, Idempotency],
      exports: [Database, Idempotency, TypeOrmModule],
    };
  }
}
