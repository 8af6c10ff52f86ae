import { migrate, oneAtATime } from '@certitude/server/core';
import { publishOwnReleases } from '@certitude/server/models';

export interface Update {
  /** Names of the migrations that were run. */
  readonly migrations: readonly string[];
  /** How many releases and extensions were not there yet. */
  readonly published: number;
}

/**
 * Brings a database up to date with this version: its schema, then the model releases and extensions that come with it.
 * Every way to start the product does this first, with the demo organization or without. Twice is the same as once, and who
 * comes while somebody else is at it waits and finds it done.
 * @param ownerUrl connection of the role that owns the schema
 * @param folder of the maturity model
 */
export function bringUpToDate(ownerUrl: string, folder: string): Promise<Update> {
  return oneAtATime(ownerUrl, 'certitude-up-to-date', async () => {
    const migrations = await migrate(ownerUrl);
    return { migrations, published: await publishOwnReleases(ownerUrl, folder) };
  });
}
