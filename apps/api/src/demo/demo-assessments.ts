import { type PkiId } from '@certitude/contracts';
import { AssessmentDetailsEditing, AssessmentStart } from '@certitude/server/assessments';
import { Clock } from '@certitude/server/core';
import { Finalization } from '@certitude/server/versions';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoAnswers } from './answer-data';
import { DemoAnswering } from './demo-answers';
import { type DemoCast, dateIn, type MadeRun, type MadeRuns } from './demo-context';
import { DemoScoping } from './demo-scope';
import { FINALIZED_ANSWERS } from './finalized-answers';
import { DEMO_ASSESSMENTS, DEMO_ORGANIZATION, type DemoRun } from './organization';
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
    @Inject(DemoScoping) private readonly scoping: DemoScoping,
    @Inject(AssessmentStart) private readonly assessments: AssessmentStart,
    @Inject(AssessmentDetailsEditing) private readonly details: AssessmentDetailsEditing,
    @Inject(Finalization) private readonly finalization: Finalization,
    @Inject(DemoAnswering) private readonly answering: DemoAnswering,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** PKIs and assessments with their answers, nothing submitted or reviewed yet. */
  async start(cast: DemoCast): Promise<MadeRuns> {
    const pkis = await this.scoping.addPkis(cast);
    const made: [DemoRun, MadeRun][] = [];
    for (const run of RUNS) made.push([run, await this.startOne(cast, run, pkis[DEMO_ASSESSMENTS[run].pki])]);
    await Promise.all(made.map(([name, run]) => this.answering.answer(cast, run, ANSWERS[name])));
    return Object.fromEntries(made) as MadeRuns;
  }

  /** Reviews, and the finalized version. */
  async conclude(cast: DemoCast, runs: MadeRuns): Promise<void> {
    await Promise.all(RUNS.map((run) => this.answering.review(cast, runs[run], ANSWERS[run])));
    await this.finalization.finalize(cast.ingrid, runs.enterprise.assessmentId);
  }

  private async startOne(cast: DemoCast, run: DemoRun, pkiId: PkiId): Promise<MadeRun> {
    const { name, method, modelVersion, targetLevel, period, conduct } = DEMO_ASSESSMENTS[run];
    const day = (days: number) => dateIn(DEMO_ORGANIZATION.timeZone, this.clock.now(), days);
    const { id, version } = await this.assessments.create(cast.ingrid, {
      pkiId,
      modelReleaseId: await this.scoping.release(modelVersion),
      name,
      method,
      targetLevel,
      policy: 'pkimm',
      periodFrom: day(period.from),
      periodTo: day(period.to),
    });
    await this.details.update(cast.ingrid, id, { version, changes: conduct });
    return { assessmentId: id, responses: await this.answering.responses(cast.ingrid, id) };
  }
}
