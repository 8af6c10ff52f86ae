import { type AssessmentId } from '@certitude/contracts';
import { found, type TenantTransaction } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentRepository } from '../assessment/assessment.repository';
import { scoresOf } from '../assessment/overall-score';
import { EvidenceHashes } from '../evidence-hashes.repository';
import { NoteQuarantine } from '../notes/note-quarantine';
import { NoteRepository } from '../notes/note.repository';
import { RESPONSE_COLUMNS, type ResponseRow, toSnapshot } from '../stream/response-row';
import { type VersionContent, versionContent, type VersionResponse } from './version-content';

/** Puts together what a frozen assessment says. Nothing of it can change while it is read. */
@Injectable()
export class FrozenContents {
  constructor(
    @Inject(AssessmentRepository) private readonly assessments: AssessmentRepository,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(EvidenceHashes) private readonly evidence: EvidenceHashes,
    @Inject(NoteQuarantine) private readonly quarantine: NoteQuarantine,
  ) {}

  /** @throws AppError `note.quarantined` when a text is missing because nobody can read it */
  requireWhole(tx: TenantTransaction, assessmentId: AssessmentId): Promise<void> {
    return this.quarantine.requireNone(tx, assessmentId);
  }

  async read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<VersionContent> {
    const assessment = found(await this.assessments.find(tx, assessmentId));
    const { model } = await this.releases.get(assessment.modelReleaseId);
    const answers = await this.assessments.answers(tx, [assessmentId]);
    return versionContent(assessment, scoresOf(model, answers, assessment), await this.responses(tx, assessmentId));
  }

  private async responses(tx: TenantTransaction, assessmentId: AssessmentId): Promise<VersionResponse[]> {
    const rows = await tx.query<ResponseRow>(
      `select ${RESPONSE_COLUMNS} from response r where r.assessment_id = $1 order by r.position`,
      [assessmentId],
    );
    const texts = await this.notes.plainTexts(tx, assessmentId);
    const evidence = await this.evidence.ofAssessment(tx, assessmentId);
    return rows.map(toSnapshot).map(({ id, module, category, requirement, values }) => ({
      id,
      module,
      category,
      requirement,
      level: values.level,
      applicability: values.applicability,
      status: values.status,
      rationale: texts.get(id) ?? '',
      evidence: evidence.filter(({ response }) => response === id).map(({ hash }) => hash),
    }));
  }
}
