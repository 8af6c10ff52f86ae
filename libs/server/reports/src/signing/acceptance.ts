import { type ErrorCode } from '@certitude/contracts';
import { type SignatureView } from '@certitude/contracts/signing';
import { type CheckedFile, type Origin, sentencesOf } from '@certitude/signatures';

interface Brought {
  readonly file: Pick<CheckedFile, 'verdict' | 'signatures'>;
  /** How it is related to the report, and to the newest file that is kept. */
  readonly ofReport: Origin;
  readonly ofNewest: Origin;
  /** Signatures that the newest file has. */
  readonly before: readonly SignatureView[];
}

/** Why a file that was brought is not kept; null for one that is. */
export function refusalOf({ file, ofReport, ofNewest, before }: Brought): { code: ErrorCode; detail?: string } | null {
  if (ofReport === 'other') return { code: 'signing.other-content' };
  // Somebody else's signature would be lost: each file holds those of the one before it.
  if (before.length > 0 && ofNewest !== 'same-bytes') return { code: 'signing.signed-meanwhile' };
  const signatures = signaturesOf(file);
  // Its bytes may still be in the file, while its field no longer holds it.
  if (!before.every((each) => signatures.some((other) => isSame(each, other))))
    return { code: 'signing.signed-meanwhile' };
  if (signatures.length <= before.length) return { code: 'signing.not-signed' };
  if (file.verdict === 'valid') return null;
  const wrong = file.signatures.filter(({ problems }) => problems.length > 0);
  const detail = wrong.map((each) => `${each.field}: ${sentencesOf(each).slice(0, each.problems.length).join(' ')}`);
  return { code: 'signing.not-valid', detail: detail.join(' ') };
}

const isSame = (one: SignatureView, other: SignatureView): boolean =>
  one.field === other.field && one.fingerprint === other.fingerprint && one.claimedTime === other.claimedTime;

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
