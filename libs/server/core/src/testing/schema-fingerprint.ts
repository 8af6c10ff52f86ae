import { createHash } from 'node:crypto';
import { migrations } from '../database/migrations';

/** Changes whenever a migration does. */
export const schemaFingerprint = (): string =>
  createHash('sha256').update(migrations.map(String).join()).digest('hex').slice(0, 12);
