import { type ConnectionFindings } from './connection-findings';

/** What DATABASE_URL leads to, and DATABASE_DIRECT_URL. */
export interface DatabaseSurroundings {
  readonly usual: ConnectionFindings;
  readonly direct: ConnectionFindings;
}

/** What is missing, in words: without the first nothing would work, without the second less than there should be. */
export interface Shortcomings {
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
}

/** Says what is missing between the product and its database. */
export function shortcomingsOf({ usual, direct }: DatabaseSurroundings): Shortcomings {
  const refusals = [...(direct.isPooled ? [POOLED] : []), ...(usual.keepsStatements ? [] : [FORGETFUL])];
  return { refusals, warnings: usual.unlimited.map((limit) => unlimited(usual.role, limit)) };
}

const POOLED =
  'LISTEN and the queue need connections of their own, and DATABASE_DIRECT_URL (DATABASE_URL where it is not set) leads ' +
  'through a pooler in transaction mode. Set DATABASE_DIRECT_URL to PostgreSQL itself.';
const FORGETFUL =
  'The pooler behind DATABASE_URL forgets named statements between two transactions. PgBouncer keeps them from version ' +
  '1.21 on, with max_prepared_statements above 0.';
const unlimited = (role: string, limit: string): string =>
  `The role ${role} has no ${limit}, so that what runs outside a transaction may take any time on the server. As an ` +
  `administrator: alter role ${role} set ${limit} = '10s'`;
