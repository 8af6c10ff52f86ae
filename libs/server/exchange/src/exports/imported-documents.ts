import { type AssessmentId } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { documentOf } from '../imports/import-record';
import { ImportRepository } from '../imports/import.repository';

/** What an assessment was imported from, as it was read: what has no place in an assessment leaves with it again. */
@Injectable()
export class ImportedDocuments {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
  ) {}

  /** Null for an assessment that was started here. */
  async of(context: TenantContext, assessmentId: AssessmentId): Promise<AssessmentDocument | null> {
    const row = await this.db.transaction(context, (tx) => this.imports.ofAssessment(tx, assessmentId));
    return row ? documentOf(row) : null;
  }
}
