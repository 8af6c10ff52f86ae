import { migrate } from '@certitude/server/core';
import { publishOwnReleases } from '@certitude/server/models';

export interface Update {
  /** Names of the migrations that were run. */
  readonly migrations: readonly string[];
  /** How many releases and extensions were not there yet. */
  readonly published: number;
}

/**
 * Brings a database up to date with this version: its schema, then the model releases and extensions that come with it.
 * Every way to start the product does this first, with the demo organization or without. Twice is the same as once.
 * @param ownerUrl connection of the role that owns the schema
 * @param folder of the maturity model
 */
export async function bringUpToDate(ownerUrl: string, folder: string): Promise<Update> {
  const migrations = await migrate(ownerUrl);
  return { migrations, published: await publishOwnReleases(ownerUrl, folder) };
}
