// What tests of other libraries use of this one, and nothing of the product does.
export { indexConcurrently } from '../database/migrations/concurrent-index';
export { migrations } from '../database/migrations';
export { runMigrations } from '../database/run-migrations';
