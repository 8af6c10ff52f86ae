import { type ModelReleaseId, type PkiId } from '@certitude/contracts';
import { Pkis } from '@certitude/server/assessments';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoCast } from './demo-context';
import { DEMO_PKIS, type DemoPki } from './organization';

/** What the demo assesses, and by which releases of the model. */
@Injectable()
export class DemoScoping {
  constructor(
    @Inject(Pkis) private readonly pkis: Pkis,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {}

  async addPkis(cast: DemoCast): Promise<Readonly<Record<DemoPki, PkiId>>> {
    const made: [string, PkiId][] = [];
    for (const [name, profile] of Object.entries(DEMO_PKIS))
      made.push([name, (await this.pkis.create(cast.ingrid, profile)).id]);
    return Object.fromEntries(made) as Record<DemoPki, PkiId>;
  }

  /**
   * A release in our own wording; of several, the one published last.
   * @throws Error when there is none
   */
  async release(version: string): Promise<ModelReleaseId> {
    const { items } = await this.releases.list({ limit: 100 });
    const release = items.find((item) => item.wording === 'certitude' && item.version === version);
    if (release) return release.id;
    throw new Error(`Model release ${version} is not published. Migrate the database: that publishes it.`);
  }
}
