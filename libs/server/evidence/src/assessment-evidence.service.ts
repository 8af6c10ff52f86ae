import { type AssessmentId, type EvidenceView } from '@certitude/contracts';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceReader } from './evidence-reader';

/** The evidence of one assessment as a whole, for those who take it away. */
@Injectable()
export class AssessmentEvidence {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
  ) {}

  /** Oldest first, each with its links to this assessment alone; nothing where it is not open to the person. */
  async of(context: TenantContext, assessmentId: AssessmentId): Promise<readonly EvidenceView[]> {
    return this.reader.present(await this.db.transaction(context, (tx) => this.reader.ofAssessment(tx, assessmentId)));
  }
}
