import { type AssessmentId } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';
import { type TenantContext } from '@certitude/server/core';

/**
 * What an assessment was imported from, as it was read: what has no place in an assessment leaves with it again. Provided
 * by whoever keeps the records of imports.
 */
export abstract class ImportedDocuments {
  /** Null for an assessment that was started here. */
  abstract of(context: TenantContext, assessmentId: AssessmentId): Promise<AssessmentDocument | null>;
}
