export { answerInGraphql } from './access/access.guard.js';
export { Allow } from './access/allow.js';
export { sessionCookieName } from './access/viewer-hook.js';
export { CurrentViewer, type GraphqlContext, type OpenSession, ViewerSource } from './access/viewer.js';
export { Audit } from './audit/audit.js';
export { AuditLog, type Period } from './audit/audit-log.js';
export { AuditProtection } from './audit/audit-protection.js';
export { AuditResolver } from './audit/audit.resolver.js';
export { type AuditEntry } from './audit/chain.js';
export { type Head, type Verification, VerifyAudit } from './audit/verify-audit.js';
export { Cacheable, dependsOn } from './cache/cacheable.js';
export { type CachedResponse, ReaderCache, etagOf } from './cache/reader-cache.js';
export { Database } from './database/database.js';
export { Idempotency, type RequestKey } from './database/idempotency.js';
export { type Migrations, migrate } from './database/migrate.js';
export { allColumns, entityOf, prepared } from './database/prepared.js';
export { textArray } from './database/text-array.js';
export { argumentsOf, askedFields, asksOnly } from './graphql/asked-fields.js';
export {
  type Connection,
  type CursorValues,
  PAGE_SIZE,
  type Page,
  PageArgs,
  connectionOf,
  parsePage,
  toConnection,
} from './graphql/connection.js';
export { isUnreachable } from './graphql/error-format.js';
export { fromGlobalId, keyOf, toGlobalId } from './graphql/global-id.js';
export { GRAPHQL_PATH } from './graphql/graphql-path.js';
export { graphqlModule } from './graphql/graphql.module.js';
export { loaderOf } from './graphql/loader.js';
export { mutationResult } from './graphql/mutation-result.js';
export { FindsNode, Node, type NodeFinder, NodeResolver } from './graphql/node.js';
export { CrossSiteRequest } from './http/cross-site.js';
export { type RequestOrigin, networkOf, originOf } from './http/request-origin.js';
export { isGraphqlRequest, tellRequestFault } from './graphql/request-faults.js';
export { statusOf } from './http/status-of.js';
export { inUtf8 } from './http/in-utf8.js';
export { createHttpApp, listen, stopOnSignals } from './http/http-app.js';
export { withClient } from './database/with-client.js';
export { background } from './lasting/background.js';
export { explainAndExit } from './installation/explain-and-exit.js';
export { InstallationFault } from './installation/installation-fault.js';
export { type Installation, type InstallationUse, openInstallation } from './installation/installation.js';
export { withScratchDatabase } from './installation/scratch-database.js';
export { type EventType, type Handler, On, Sweep, Task, defineEvent } from './jobs/events.js';
export { JobRunner } from './jobs/job-runner.js';
export { type JobOptions, Jobs } from './jobs/jobs.js';
export { NestLog } from './log/nest-log.js';
export { LiveHealth, type LiveHealthReport } from './live/live-health.js';
export { type Say, defineMessages } from './messages.js';
export { parseInput, typedMarkdown, typedText } from './parse-input.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export { type DatabaseServer, DatabaseServerError, openDatabaseServer } from './postgres-server/index.js';
export { sayPlatform } from './platform.messages.js';
export {
  FieldProblem,
  InvalidInput,
  NotFound,
  NotPermitted,
  Refused,
  StaleVersion,
  TooManyRequests,
} from './refusals.js';
export {
  type MeilisearchSettings,
  SETTINGS,
  type Settings,
  SettingsError,
  environmentFor,
  needed,
  readSettings,
} from './settings/settings.js';
export { type StoredSetting, StoredSettings } from './settings/stored-settings.js';
export { Kept } from './signals/kept.js';
export { type Signal, Signals } from './signals/signals.js';
