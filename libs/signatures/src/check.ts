import { rootsIn } from './cms/certificate';
import { credentialIn, type FoundCredential } from './credential';
import { LIMITS } from './limits';
import { contentDigests, differencesOf } from './pdf/content-digest';
import { PdfDocument } from './pdf/document';
import { type Field, fieldsOf } from './pdf/fields';
import { type Dict, hexOf } from './pdf/values';
import { type CheckedSignature, checkedSignature } from './signature';
import { Unreadable } from './unreadable';

/** What a file is, as far as its signatures tell. */
export interface CheckedFile {
  /** Valid: at least one signature, and nothing against any. */
  readonly verdict: 'valid' | 'not-valid' | 'not-signed';
  readonly signatures: readonly CheckedSignature[];
  /** Fields for signatures that nobody has made. */
  readonly emptyFields: readonly string[];
  readonly credential: FoundCredential;
  readonly size: number;
  readonly sha256: string;
}

export interface CheckWish {
  readonly now: Date;
  /** Roots that somebody trusts, as PEM; without it nothing is said against or for an issuer. */
  readonly trusted?: string | null;
}

/**
 * Checks the signatures of a PDF. Asks nobody: neither for revocations nor for roots.
 * @throws Unreadable when it is no PDF, or none that can be inspected
 */
export async function checkFile(
  bytes: Uint8Array<ArrayBuffer>,
  { now, trusted = null }: CheckWish,
): Promise<CheckedFile> {
  const document = new PdfDocument(bytes);
  const roots = trusted === null ? null : rootsIn(trusted);
  const fields = fieldsOf(document).filter(({ type }) => type === 'Sig');
  const signed = fields.filter((field): field is Field & { value: Dict } => field.value !== null);
  // Of two with one name nobody can say which one was signed.
  if (new Set(fields.map(({ name }) => name)).size < fields.length)
    throw new Unreadable('Two fields for signatures in this file have the same name.');
  // One signature in two fields would be two approvals by who made one.
  if (new Set(signed.map(({ value }) => value)).size < signed.length)
    throw new Unreadable('Two fields of this file hold the same signature.');
  if (signed.length > LIMITS.signatures) throw new Unreadable('This file has too many signatures.');
  const content = await contentDigests(document);
  const signatures: CheckedSignature[] = [];
  for (const field of signed)
    signatures.push(await checkedSignature(document, field, content, { now, trusted: roots }));
  return {
    verdict: verdictOf(signatures),
    signatures,
    emptyFields: fields.filter(({ value }) => value === null).map(({ name }) => name),
    credential: credentialIn(document),
    size: bytes.length,
    sha256: hexOf(await crypto.subtle.digest('SHA-256', bytes)),
  };
}

/** Time stamps approve nothing: with nothing else a file is not signed. */
function verdictOf(signatures: readonly CheckedSignature[]): CheckedFile['verdict'] {
  if (signatures.some(({ problems }) => problems.length > 0)) return 'not-valid';
  return signatures.some(({ isTimeStamp }) => !isTimeStamp) ? 'valid' : 'not-signed';
}

/** How a file is related to a report. */
export type Origin = 'same-bytes' | 'same-content' | 'other';

/**
 * Whether a file is a report with signatures and nothing else: it shows and holds the same, in pages, notes, fields, files and
 * tags, but for one modest box of each signature; and its first bytes are the report's, unless a tool has written the file
 * anew. Signatures alone would not tell, as anything can be signed.
 * @throws Unreadable
 */
export async function originOf(signed: Uint8Array, report: Uint8Array): Promise<Origin> {
  const [one, other] = [await contentDigests(new PdfDocument(signed)), await contentDigests(new PdfDocument(report))];
  if (differencesOf(one, other).length > 0) return 'other';
  const begins = signed.length >= report.length && report.every((byte, at) => signed[at] === byte);
  return begins ? 'same-bytes' : 'same-content';
}
