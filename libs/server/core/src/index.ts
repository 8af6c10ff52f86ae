export { Can, Context, CurrentSession, Public, SignedIn } from './access/access';
export type { Access, SignedInSession } from './access/access';
export { TenantContexts } from './access/contexts';
export { AssessmentGate, Memberships, Sessions } from './access/ports';
export { DoorRegistry } from './access/registry';
export type { Door } from './access/registry';
export { dateIn } from './calendar';
export { Clock } from './clock';
export { CONFIG, readConfig } from './config/config';
export type { Config } from './config/config';
export { CoreModule } from './core.module';
export { applicationDataSource } from './database/data-source';
export { asOwner } from './database/owner';
export type { OwnerTransaction } from './database/owner';
export {
  limitDatabase,
  migrate,
  migrationNames,
  provision,
  QUEUE_SCHEMA,
  schemaFingerprint,
} from './database/provision';
export type { ProvisionInput } from './database/provision';
export { DatabaseClient } from './database/database-client';
export { OutcomeUnknown, TenantBatches } from './database/tenant-batches';
export type { Statement, Step } from './database/statement-batch';
export type { SqlValue } from './database/sql-parameter';
export { TenantDatabase } from './database/tenant-database';
export type { SystemContext, TenantContext, TenantTransaction } from './database/tenant-database';
export { AppError, found, requireThat, TooManyAttempts } from './errors/app-error';
export { toAppError, toProblem } from './errors/problem';
export { configureApplication, listen, serveWeb } from './http/application';
export { Input, problemsOf, Serves } from './http/endpoint';
export { HttpModule } from './http/http.module';
export { cursorId, dueCursorOf, duePlace, toPage } from './http/paging';
export type { DuePlace } from './http/paging';
export { requestIdOf } from './http/request-id';
export { newId } from './ids';
export { loggingModule } from './logging/logging';
export { OperatorLimits } from './operator/operator-limits';
export { DeadLetters } from './queue/dead-letters';
export type { DeadLetter } from './queue/dead-letters';
export { errorClassOf } from './queue/error-class';
export { EventWorker } from './queue/event-worker';
export { Events } from './queue/events';
export { Handles, Scheduled } from './queue/handles';
export type { HappenedEvent } from './queue/handles';
export { JOB_KINDS } from './queue/job-kinds';
export type { JobKind } from './queue/job-kinds';
export { JobRegistry } from './queue/job-registry';
export type { EventJob, ScheduledJob } from './queue/job-registry';
export { JobsModule } from './queue/jobs.module';
export { OutboxHousekeeping } from './queue/outbox-housekeeping';
export { OutboxRelay } from './queue/outbox-relay';
export { QueueBackend } from './queue/queue-backend';
export type { QueueSettings } from './queue/queue-settings';
export { Bus } from './realtime/bus';
export { LIVE_BUDGET, LiveBudgets } from './realtime/live-budgets';
export type { LiveBudget } from './realtime/live-budgets';
export { cut, unreadBytes } from './realtime/connection-bytes';
export { Receives, rejectionOf } from './realtime/receives';
export type { Answer } from './realtime/receives';
export { SharedMessage } from './realtime/shared-message';
export { SharedPart, WithSharedPart } from './realtime/wire-parser';
export { sessionOf } from './realtime/socket.adapter';
export { storedFilePath } from './storage/disk-storage';
export { FileStorage } from './storage/file-storage';
export type { FilePlace, WrittenFile } from './storage/file-storage';
export { ThreadFailure } from './threads/thread';
export type { ThreadFailureReason } from './threads/thread';
export { ThreadPool } from './threads/thread-pool';
export type { ThreadAnswer } from './threads/thread-pool';
export { VERSION } from './version';
