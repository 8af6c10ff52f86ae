import { type Certificate } from 'pkijs';
import { type CertificateFacts, commonName, factsOf } from './cms/certificate';
import { isValidAt, leadsTo } from './cms/chain';
import { type MessageProblem, readSignedMessage, type SignedMessage } from './cms/signed-message';
import { readTimeStamp, type StampProblem } from './cms/time-stamp';
import { type Coverage, coverageOf } from './coverage';
import { boxesOf, isOnlyABox } from './pdf/boxes';
import { type ContentDigests } from './pdf/content-digest';
import { type PdfDocument } from './pdf/document';
import { type Field, nameOf } from './pdf/fields';
import { pdfTime } from './pdf/pdf-time';
import { type Dict, Text, textOf } from './pdf/values';
import { rangeOf, signatureIn, signedBytes } from './range';
import { Unreadable } from './unreadable';

/** What makes a signature one that is not valid. */
export type SignatureProblem =
  | MessageProblem
  | StampProblem
  | ('range' | 'changed-later' | 'draws-over' | 'not-for-signing' | 'outside-validity' | 'unreadable')
  | ('untrusted' | 'chain-outside-validity');
/** What somebody should know of a signature that is valid. */
export type SignatureRemark =
  | ('issuer-unknown' | 'self-signed' | 'expired' | 'trusted' | 'trusted-now')
  | ('time-only-claimed' | 'no-time' | 'not-pades' | 'time-stamp')
  | ('stamp-trusted' | 'stamp-fits' | 'stamp-wrong')
  | Coverage['remarks'][number];

/** A signature of a file, and what there is to say about it. */
export interface CheckedSignature extends Pick<Coverage, 'covers' | 'changed'> {
  readonly field: string;
  /** Who signed, shortly; null where it cannot be read. */
  readonly signer: string | null;
  readonly certificate: CertificateFacts | null;
  /** ISO moment, as claimed by the signer; of a time stamp as said by its service. */
  readonly claimedTime: string | null;
  /** ISO moment of a time stamp that was added to it; null without one, and for one that says nothing. */
  readonly stampedTime: string | null;
  readonly reason: string | null;
  /** Pages on which it draws a box, from 1 on. */
  readonly shownOn: readonly number[];
  /** Made by a time-stamp service: it approves nothing. */
  readonly isTimeStamp: boolean;
  readonly problems: readonly SignatureProblem[];
  readonly remarks: readonly SignatureRemark[];
  /** Why it cannot be read. */
  readonly unreadable: string | null;
}

export interface CheckingOptions {
  readonly now: Date;
  /** Roots that somebody trusts; null for nobody having said any. */
  readonly trusted: readonly Certificate[] | null;
}

const LONGEST_TEXT = 500;
/** Signatures of PDF with SHA-1 in their very kind. */
const WEAK_KINDS = ['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1'];

/** Checks one signature of a document. What is wrong with it is told, never thrown. */
export async function checkedSignature(
  document: PdfDocument,
  field: Field & { value: Dict },
  now: ContentDigests,
  options: CheckingOptions,
): Promise<CheckedSignature> {
  const kind = nameOf(document, field.value.get('SubFilter'));
  const isTimeStamp = kind === 'ETSI.RFC3161';
  const begun = {
    ...NOTHING,
    ...{ field: field.name, isTimeStamp, reason: stringOf(document, field.value, 'Reason') },
    shownOn: [...new Set(boxesOf(document, field).map(({ page }) => page))],
  };
  try {
    const range = rangeOf(document, field.value);
    const contents = range && signatureIn(document, field, range);
    if (!range || !contents) return { ...begun, problems: ['range'] };
    if (kind !== null && WEAK_KINDS.includes(kind)) return { ...begun, problems: ['weak'] };
    const { covers, changed, remarks } = await coverageOf(document, field, range, now);
    const signed = signedBytes(document.bytes, range);
    const found = isTimeStamp
      ? await stampFacts(contents, signed, options)
      : await messageFacts({ document, field, kind, contents, signed }, options);
    return {
      ...begun,
      ...found,
      ...{ covers, changed },
      problems: [
        ...found.problems,
        ...(changed.length > 0 ? ['changed-later' as const] : []),
        ...(isOnlyABox(document, field) ? [] : ['draws-over' as const]),
      ],
      remarks: [...remarks, ...found.remarks],
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ...begun, problems: ['unreadable'], unreadable: error.message };
  }
}

const NOTHING: Omit<CheckedSignature, 'field' | 'isTimeStamp' | 'reason' | 'shownOn'> = {
  ...{ signer: null, certificate: null, claimedTime: null, stampedTime: null, unreadable: null },
  covers: 'unknown',
  changed: [],
  problems: [],
  remarks: [],
};

type Facts = Pick<CheckedSignature, 'signer' | 'certificate' | 'claimedTime' | 'problems' | 'remarks'> &
  Partial<Pick<CheckedSignature, 'stampedTime'>>;

interface Given {
  readonly document: PdfDocument;
  readonly field: Field & { value: Dict };
  readonly kind: string | null;
  readonly contents: Uint8Array;
  readonly signed: Uint8Array<ArrayBuffer>;
}

async function messageFacts(
  { document, field, kind, contents, signed }: Given,
  options: CheckingOptions,
): Promise<Facts> {
  const message = await readSignedMessage(contents, signed);
  const claimed = message.signingTime ?? pdfTime(stringOf(document, field.value, 'M'));
  const isPades = kind === 'ETSI.CAdES.detached' && message.namesCertificate;
  const trust = await trustOf(message, claimed, options);
  const stamp = await stampOf(message, options);
  const facts = await factsOf(message.certificate);
  return {
    ...{ signer: commonName(message.certificate), certificate: facts },
    claimedTime: claimed?.toISOString() ?? null,
    stampedTime: stamp.time,
    problems: [
      ...(message.problem ? [message.problem] : []),
      ...(facts.isForSigning ? [] : ['not-for-signing' as const]),
      ...trust.problems,
    ],
    remarks: [
      ...(isPades ? [] : ['not-pades' as const]),
      ...trust.remarks,
      claimed ? 'time-only-claimed' : 'no-time',
      ...stamp.remarks,
    ],
  };
}

/** Of a time stamp over the file. */
async function stampFacts(
  contents: Uint8Array,
  signed: Uint8Array<ArrayBuffer>,
  options: CheckingOptions,
): Promise<Facts> {
  const stamp = await readTimeStamp(contents, signed);
  const trust = await trustOf(stamp, stamp.time, options);
  return {
    ...{ signer: commonName(stamp.certificate), certificate: await factsOf(stamp.certificate) },
    claimedTime: stamp.time?.toISOString() ?? null,
    problems: [...(stamp.problem ? [stamp.problem] : []), ...trust.problems],
    remarks: ['time-stamp', ...trust.remarks],
  };
}

/** Of a time stamp that was added to a signature. It changes nothing of what the signature is worth. */
async function stampOf(
  { stamps: [stamp, ...more], value }: SignedMessage,
  options: CheckingOptions,
): Promise<{ time: string | null; remarks: SignatureRemark[] }> {
  if (!stamp) return { time: null, remarks: [] };
  try {
    const read = await readTimeStamp(stamp, value);
    const { problems } = await trustOf(read, read.time, options);
    // Of several nobody can say which one counts.
    if (more.length > 0 || read.problem || problems.includes('outside-validity'))
      return { time: null, remarks: ['stamp-wrong'] };
    const isTrusted = options.trusted !== null && problems.length === 0;
    return { time: read.time?.toISOString() ?? null, remarks: [isTrusted ? 'stamp-trusted' : 'stamp-fits'] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { time: null, remarks: ['stamp-wrong'] };
  }
}

/** What the certificates are worth at the time that is claimed, or now. */
async function trustOf(
  { certificate, certificates }: Pick<SignedMessage, 'certificate' | 'certificates'>,
  claimed: Date | null,
  { now, trusted }: CheckingOptions,
): Promise<{ problems: SignatureProblem[]; remarks: SignatureRemark[] }> {
  const at = claimed ?? now;
  const problems: SignatureProblem[] = isValidAt(certificate, at) ? [] : ['outside-validity'];
  const expired: SignatureRemark[] = now > certificate.notAfter.value ? ['expired'] : [];
  if (trusted === null) {
    const isSelfSigned = certificate.issuer.isEqual(certificate.subject);
    return { problems, remarks: [isSelfSigned ? 'self-signed' : 'issuer-unknown', ...expired] };
  }
  const leads = (moment: Date | null) => leadsTo(certificate, { others: certificates, trusted, at: moment });
  if (await leads(at)) return { problems, remarks: [claimed ? 'trusted' : 'trusted-now', ...expired] };
  if (!(await leads(null))) return { problems: [...problems, 'untrusted'], remarks: expired };
  // That the signer's own is outside has been said.
  return { problems: problems.length > 0 ? problems : ['chain-outside-validity'], remarks: expired };
}

function stringOf(document: PdfDocument, dict: Dict, key: string): string | null {
  const value = document.resolve(dict.get(key));
  if (!(value instanceof Text)) return null;
  return textOf(value)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, LONGEST_TEXT);
}
