import { MAX_PAGE, type ModelReleaseSummary } from '@certitude/contracts';
import { ModelReleases, type PublishedRelease } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';

/** The releases that imports are read with: one of each version, the one published last. */
@Injectable()
export class KnownReleases {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  async all(): Promise<readonly PublishedRelease[]> {
    const published: ModelReleaseSummary[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await this.releases.list({ limit: MAX_PAGE, after });
      published.push(...items);
      if (next === null) break;
      after = next;
    }
    const newest = new Map(published.toReversed().map(({ version, id }) => [version, id]));
    return [...(await this.releases.getAll(newest.values())).values()];
  }
}
