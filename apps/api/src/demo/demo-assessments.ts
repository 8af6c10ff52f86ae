import { type ModelReleaseId, type PkiId } from '@certitude/contracts';
import { Assessments, Finalization, Pkis } from '@certitude/server/assessments';
import { Clock } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoAnswers } from './answer-data';
import { DemoAnswering } from './demo-answers';
import { type DemoCast, dateIn, type MadeRun, type MadeRuns } from './demo-context';
import { FINALIZED_ANSWERS } from './finalized-answers';
import { DEMO_ASSESSMENTS, DEMO_ORGANIZATION, DEMO_PKIS, type DemoPki, type DemoRun } from './organization';
import { PROGRESS_ANSWERS } from './progress-answers';
import { SELF_ANSWERS } from './self-answers';

/** In the finished assessment everything was answered by the assessor and accepted by the reviewer. */
const FINISHED = { stage: 'accepted', owner: 'amara', reviewer: 'mei', dueIn: -21 } as const;

const ANSWERS: Readonly<Record<DemoRun, DemoAnswers>> = {
  enterprise: Object.fromEntries(
    Object.entries(FINALIZED_ANSWERS).map(([key, answer]) => [key, { ...FINISHED, ...answer }]),
  ),
  tls: PROGRESS_ANSWERS,
  iot: SELF_ANSWERS,
};
const RUNS = Object.keys(ANSWERS) as readonly DemoRun[];

/** The PKIs of the demo and their assessments. */
@Injectable()
export class DemoAssessing {
  constructor(
    @Inject(Pkis) private readonly pkis: Pkis,
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Finalization) private readonly finalization: Finalization,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(DemoAnswering) private readonly answering: DemoAnswering,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** PKIs and assessments with their answers, nothing submitted or reviewed yet. */
  async start(cast: DemoCast): Promise<MadeRuns> {
    const pkis = await this.addPkis(cast);
    const releases = await this.ownReleases();
    const made: [DemoRun, MadeRun][] = [];
    for (const run of RUNS) {
      const { pki, modelVersion } = DEMO_ASSESSMENTS[run];
      made.push([run, await this.startOne(cast, run, { pki: pkis[pki], release: releaseOf(releases, modelVersion) })]);
    }
    return Object.fromEntries(made) as MadeRuns;
  }

  /** Reviews, and the finalized version. */
  async conclude(cast: DemoCast, runs: MadeRuns): Promise<void> {
    for (const run of RUNS) await this.answering.review(cast, runs[run], ANSWERS[run]);
    await this.finalization.finalize(cast.ingrid, runs.enterprise.assessmentId);
  }

  private async startOne(
    cast: DemoCast,
    name: DemoRun,
    { pki, release }: { readonly pki: PkiId; readonly release: ModelReleaseId },
  ): Promise<MadeRun> {
    const { period, pki: _, modelVersion: _version, ...plan } = DEMO_ASSESSMENTS[name];
    const day = (days: number) => dateIn(DEMO_ORGANIZATION.timeZone, this.clock.now(), days);
    const { id } = await this.assessments.create(cast.ingrid, {
      ...plan,
      pkiId: pki,
      modelReleaseId: release,
      policy: 'pkimm',
      periodFrom: day(period.from),
      periodTo: day(period.to),
    });
    const run = { assessmentId: id, responses: await this.answering.responses(cast.ingrid, id) };
    await this.answering.answer(cast, run, ANSWERS[name]);
    return run;
  }

  private async addPkis(cast: DemoCast): Promise<Readonly<Record<DemoPki, PkiId>>> {
    const made: [string, PkiId][] = [];
    for (const [name, profile] of Object.entries(DEMO_PKIS))
      made.push([name, (await this.pkis.create(cast.ingrid, profile)).id]);
    return Object.fromEntries(made) as Record<DemoPki, PkiId>;
  }

  /** Releases in our own wording by version; of several, the one published last. */
  private async ownReleases(): Promise<ReadonlyMap<string, ModelReleaseId>> {
    const { items } = await this.releases.list({ limit: 100 });
    const own = items.filter(({ wording }) => wording === 'certitude');
    return new Map(own.toReversed().map(({ version, id }) => [version, id]));
  }
}

function releaseOf(releases: ReadonlyMap<string, ModelReleaseId>, version: string): ModelReleaseId {
  const id = releases.get(version);
  if (!id) throw new Error(`Model release ${version} is not published. Set DATABASE_OWNER_URL to publish it.`);
  return id;
}
