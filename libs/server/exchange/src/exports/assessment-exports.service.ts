import { allows, type AssessmentId } from '@certitude/contracts';
import { type AssessmentExport } from '@certitude/contracts/exchange';
import { fileNameOf, RECORD_FORMATS } from '@certitude/exchange';
import { type Attachment, requireThat, type TenantContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentRecords } from './assessment-records.service';
import { ImportedDocuments } from './imported-documents';

/** One assessment on its way out. */
@Injectable()
export class AssessmentExports {
  constructor(
    @Inject(AssessmentRecords) private readonly records: AssessmentRecords,
    @Inject(ImportedDocuments) private readonly imported: ImportedDocuments,
  ) {}

  /** @throws AppError `not-found`; `access.forbidden` for plans that the person may not see */
  async write(context: TenantContext, id: AssessmentId, kind: AssessmentExport): Promise<Attachment> {
    // A plan of nothing would say that nothing is planned.
    requireThat(kind !== 'oscal-poam' || allows(context.actor.role, 'plan:read'), 'access.forbidden');
    const { record, release } = await this.records.read(context, id);
    const imported = await this.imported.of(context, id);
    const { mediaType, ending, write } = RECORD_FORMATS[kind];
    const content = write({ record, release, imported });
    return {
      name: fileNameOf(record.assessment.name) + ending,
      mediaType,
      content: typeof content === 'string' ? Buffer.from(content) : content,
    };
  }
}
