import { type ErrorCode } from '@certitude/contracts';
import { type SignatureView } from '@certitude/contracts/signing';
import { type CheckedFile, type Origin, sentencesOf } from '@certitude/signatures';

interface Brought {
  readonly file: Pick<CheckedFile, 'verdict' | 'signatures'>;
  /** How it is related to the report, and to the newest file that is kept. */
  readonly ofReport: Origin;
  readonly ofNewest: Origin;
  /** Signatures that the newest file has. */
  readonly before: number;
}

/** Why a file that was brought is not kept; null for one that is. */
export function refusalOf({ file, ofReport, ofNewest, before }: Brought): { code: ErrorCode; detail?: string } | null {
  if (ofReport === 'other') return { code: 'signing.other-content' };
  // Somebody else's signature would be lost: each file holds those of the one before it.
  if (before > 0 && ofNewest !== 'same-bytes') return { code: 'signing.signed-meanwhile' };
  const signatures = file.signatures.filter(({ isTimeStamp }) => !isTimeStamp);
  if (signatures.length <= before) return { code: 'signing.not-signed' };
  if (file.verdict === 'valid') return null;
  const wrong = signatures.filter(({ problems }) => problems.length > 0);
  const detail = wrong.map((each) => `${each.field}: ${sentencesOf(each).slice(0, each.problems.length).join(' ')}`);
  return { code: 'signing.not-valid', detail: detail.join(' ') };
}

/** What is kept of the signatures of a file. */
export const signaturesOf = ({ signatures }: Pick<CheckedFile, 'signatures'>): SignatureView[] =>
  signatures
    .filter(({ isTimeStamp }) => !isTimeStamp)
    .map(({ field, signer, certificate, claimedTime }) => ({
      field,
      signer: signer ?? '',
      issuer: certificate?.issuer ?? '',
      fingerprint: certificate?.fingerprint ?? '',
      claimedTime,
    }));
