import { type AssessmentId } from '@certitude/contracts';
import { type RecordWithRelease } from '@certitude/exchange';
import { Assessments } from '@certitude/server/assessments';
import { type TenantContext } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { RecordAnswers } from './record-answers.service';
import { peopleIn, recordOf, withPeople } from './record-of';
import { RecordPeople } from './record-people.service';
import { RecordSurroundings } from './record-surroundings.service';

/** An assessment as everything is written from that leaves: what its reader may see, and nothing else. */
@Injectable()
export class AssessmentRecords {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(RecordAnswers) private readonly answers: RecordAnswers,
    @Inject(RecordSurroundings) private readonly surroundings: RecordSurroundings,
    @Inject(RecordPeople) private readonly people: RecordPeople,
  ) {}

  /** @throws AppError `not-found` */
  async read(context: TenantContext, id: AssessmentId): Promise<RecordWithRelease> {
    const view = await this.assessments.get(context, id);
    const { model: release } = await this.releases.get(view.modelReleaseId);
    const answered = await this.answers.read(context, id);
    const around = await this.surroundings.read(context, view);
    const record = recordOf({ ...around, ...answered, view, model: release });
    const people = await this.people.named(context, peopleIn(record), [id]);
    return { record: withPeople(record, people), release };
  }
}
