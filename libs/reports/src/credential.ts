import { type Credential } from '@certitude/signatures';
import { assessed, type ReportSource } from './source';

/**
 * What a report is of, for programs: it lies as a file in the PDF. The same version gives the same text.
 * @param organizationId of whoever reports
 * @returns null for what is not finalized
 */
export function credentialOf(source: ReportSource, organizationId: string): string | null {
  const { content, frozen, model, organization } = source;
  if (!frozen) return null;
  const { id, name, method, revision } = content.assessment;
  const { levelOf, score } = assessed(content, model);
  const credential: Credential = {
    format: 'certitude-assessment-credential-1',
    organization: { id: organizationId, name: organization },
    assessment: { id, name, method },
    model: { name: 'PKI Maturity Model', version: content.model.version },
    version: { revision, finalizedAt: frozen.finalizedAt, sha256: frozen.sha256 },
    overall: { level: score.overall.level, name: levelOf(score.overall) },
  };
  return `${JSON.stringify(credential, null, 2)}\n`;
}
