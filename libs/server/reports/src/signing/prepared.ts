import { credentialOf, type ReportSource } from '@certitude/reports';
import { APPROVAL_FIELDS, CREDENTIAL_NAME, withSignatureFields } from '@certitude/signatures';
import { type PdfTask } from '../pdf/pdf-task';

/** Puts the credential into the file; it comes as data, like all that is printed. */
const ATTACHED = `#pdf.attach("${CREDENTIAL_NAME}", bytes(sys.inputs.credential), relationship: "data", mime-type: "application/json", description: "What this report is of, for programs")\n`;

/** The pages of a finalized version with its credential in them; of a draft as they are. */
export function withCredential(task: PdfTask, source: ReportSource, organizationId: string): PdfTask {
  const credential = credentialOf(source, organizationId);
  if (credential === null) return task;
  return { ...task, template: `${task.template}${ATTACHED}`, inputs: { ...task.inputs, credential } };
}

/** Whoever answers for a finalized version may sign its report; of drafts nobody does. */
export const readyToSign = (content: Uint8Array, { frozen }: ReportSource): Uint8Array =>
  frozen ? withSignatureFields(content, APPROVAL_FIELDS) : content;
