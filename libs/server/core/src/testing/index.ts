// What tests of other libraries use of this one, and nothing of the product does.
export { indexConcurrently } from '../database/migrations/concurrent-index';
export { migrations } from '../database/migrations';
export { runMigrations } from '../database/run-migrations';
export { limitDatabase } from '../database/provision';
export { OutcomeUnknown } from '../database/tenant-batches';
export { toAppError } from '../errors/problem';
export { EventWorker } from '../queue/event-worker';
export { JobRegistry } from '../queue/job-registry';
export { OutboxHousekeeping } from '../queue/outbox-housekeeping';
export { OutboxRelay } from '../queue/outbox-relay';
export { QueueBackend } from '../queue/queue-backend';
export type { QueueSettings } from '../queue/queue-settings';
export type { ChannelPlace } from '../realtime/assessment-channels';
export { schemaFingerprint } from './schema-fingerprint';
export { BusLines } from '../realtime/bus-lines';
export { LIVE_BUDGET } from '../realtime/live-budgets';
export type { LiveBudget } from '../realtime/live-budgets';
