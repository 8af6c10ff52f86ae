import { type Certificate } from 'pkijs';
import { type CertificateFacts, commonName, factsOf } from './cms/certificate';
import { isValidAt, leadsTo } from './cms/chain';
import { type MessageProblem, readSignedMessage, type SignedMessage } from './cms/signed-message';
import { LIMITS } from './limits';
import { appearanceDigest, type ContentDigests, contentDigests, hexOf } from './pdf/content-digest';
import { type PdfDocument } from './pdf/document';
import { type Field, fieldsOf, nameOf, shows, widgetsOf } from './pdf/fields';
import { pdfTime } from './pdf/pdf-time';
import { type Dict, latin1, Text, textOf } from './pdf/values';
import { Unreadable } from './unreadable';

/** What makes a signature one that is not valid. */
export type SignatureProblem =
  MessageProblem | 'range' | 'changed-later' | 'not-for-signing' | 'outside-validity' | 'untrusted' | 'unreadable';
/** What somebody should know of a signature that is valid. */
export type SignatureRemark =
  | 'issuer-unknown'
  | 'self-signed'
  | 'expired'
  | 'time-only-claimed'
  | 'no-time'
  | 'not-pades'
  | 'structure-changed-later'
  | 'shown-later'
  | 'time-stamp-not-checked';

/** A signature of a file, and what there is to say about it. */
export interface CheckedSignature {
  readonly field: string;
  /** Who signed, shortly; null where it cannot be read. */
  readonly signer: string | null;
  readonly certificate: CertificateFacts | null;
  /** ISO moment, as claimed by the signer. */
  readonly claimedTime: string | null;
  readonly reason: string | null;
  /** The whole file, or what was added since is only more signatures, or more than that. */
  readonly covers: 'whole' | 'all-but-signatures' | 'changed-later' | 'unknown';
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

/** Checks one signature of a document. What is wrong with it is told, never thrown. */
export async function checkedSignature(
  document: PdfDocument,
  field: Field & { value: Dict },
  now: ContentDigests,
  options: CheckingOptions,
): Promise<CheckedSignature> {
  const isTimeStamp = nameOf(document, field.value.get('SubFilter')) === 'ETSI.RFC3161';
  const begun = { field: field.name, isTimeStamp, reason: stringOf(document, field.value, 'Reason') };
  try {
    const range = rangeOf(document, field.value);
    const contents = range && signatureIn(document, field, range);
    if (!range || !contents) return { ...begun, ...NOTHING, problems: ['range'] };
    const { covers, since } = await coverage(document, field, range, now);
    if (isTimeStamp) return { ...begun, ...NOTHING, covers, remarks: ['time-stamp-not-checked'] };
    const message = await readSignedMessage(contents, signedBytes(document.bytes, range));
    const claimed = message.signingTime ?? pdfTime(stringOf(document, field.value, 'M'));
    const isPades =
      nameOf(document, field.value.get('SubFilter')) === 'ETSI.CAdES.detached' && message.namesCertificate;
    const changed: SignatureProblem[] = covers === 'changed-later' ? ['changed-later'] : [];
    return {
      ...begun,
      signer: commonName(message.certificate),
      certificate: await factsOf(message.certificate),
      claimedTime: claimed?.toISOString() ?? null,
      covers,
      problems: [
        ...(message.problem ? [message.problem] : []),
        ...changed,
        ...(await problemsOf(message, claimed, options)),
      ],
      remarks: [...since, ...(isPades ? [] : ['not-pades' as const]), ...remarksOf(message, claimed, options)],
      unreadable: null,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ...begun, ...NOTHING, problems: ['unreadable'], unreadable: error.message };
  }
}

const NOTHING: Omit<CheckedSignature, 'field' | 'isTimeStamp' | 'reason'> = {
  ...{ signer: null, certificate: null, claimedTime: null, unreadable: null },
  covers: 'unknown',
  problems: [],
  remarks: [],
};

interface Range {
  readonly before: number;
  readonly after: number;
  readonly end: number;
}

/** From the first byte on, with one gap. */
function rangeOf(document: PdfDocument, value: Dict): Range | null {
  const [begin, before, after, rest, ...more] = document.array(value.get('ByteRange'));
  const all = [begin, before, after, rest];
  if (more.length > 0 || !all.every((each) => typeof each === 'number' && Number.isInteger(each) && each >= 0))
    return null;
  const [, one, two, three] = all as [number, number, number, number];
  const isSound = begin === 0 && one < two && two - one <= 2 * LIMITS.cms && two + three <= document.bytes.length;
  return isSound ? { before: one, after: two, end: two + three } : null;
}

/**
 * The signature, as it stood when it was made: in this very field, and alone in the gap. Otherwise what is shown as signed
 * would be something else than what was.
 */
function signatureIn(document: PdfDocument, { name }: Field, range: Range): Uint8Array | null {
  const then = document.until(range.end);
  const value = fieldsOf(then).find((field) => field.name === name && field.type === 'Sig')?.value;
  const same = value && rangeOf(then, value);
  if (!same || same.before !== range.before || same.after !== range.after || same.end !== range.end) return null;
  const contents = then.resolve(value.get('Contents'));
  const gap = latin1(document.bytes.subarray(range.before, range.after)).toLowerCase();
  const isAlone = contents instanceof Text && gap === `<${hexOf(contents.bytes)}>`;
  return isAlone ? contents.bytes : null;
}

async function coverage(document: PdfDocument, field: Field, { end }: Range, now: ContentDigests) {
  if (end === document.bytes.length) return { covers: 'whole', since: [] } as const;
  const earlier = document.until(end);
  const then = await contentDigests(earlier);
  const isSame = then.content === now.content && (await looksAsThen(document, field, earlier));
  const covers = isSame ? 'all-but-signatures' : 'changed-later';
  const before = shownSignatures(earlier);
  const isShown = shownSignatures(document).some((name) => !before.includes(name));
  const since: SignatureRemark[] = [
    ...(then.structure === now.structure ? [] : ['structure-changed-later' as const]),
    ...(isShown ? ['shown-later' as const] : []),
  ];
  return { covers, since } as const;
}

/** Whether the signature shows on the pages what it showed when it was made. */
async function looksAsThen(document: PdfDocument, field: Field, earlier: PdfDocument): Promise<boolean> {
  const then = fieldsOf(earlier).find(({ name }) => name === field.name);
  return then !== undefined && (await appearanceDigest(earlier, then)) === (await appearanceDigest(document, field));
}

/** The fields of signatures that show something on the pages. */
const shownSignatures = (document: PdfDocument): readonly string[] =>
  fieldsOf(document)
    .filter(({ type, value }) => type === 'Sig' && value !== null)
    .filter((field) => widgetsOf(document, field).some((widget) => shows(document, widget)))
    .map(({ name }) => name);

function signedBytes(bytes: Uint8Array, { before, after, end }: Range): Uint8Array<ArrayBuffer> {
  const signed = new Uint8Array(before + end - after);
  signed.set(bytes.subarray(0, before));
  signed.set(bytes.subarray(after, end), before);
  return signed;
}

async function problemsOf(
  { certificate, certificates }: SignedMessage,
  claimed: Date | null,
  { now, trusted }: CheckingOptions,
): Promise<SignatureProblem[]> {
  const at = claimed ?? now;
  const facts = await factsOf(certificate);
  const isTrusted = trusted === null || (await leadsTo(certificate, { others: certificates, trusted, at }));
  return [
    ...(facts.isForSigning ? [] : ['not-for-signing' as const]),
    ...(isValidAt(certificate, at) ? [] : ['outside-validity' as const]),
    ...(isTrusted ? [] : ['untrusted' as const]),
  ];
}

function remarksOf(
  { certificate }: SignedMessage,
  claimed: Date | null,
  { now, trusted }: CheckingOptions,
): SignatureRemark[] {
  const isSelfSigned = certificate.issuer.isEqual(certificate.subject);
  return [
    ...(trusted === null ? [isSelfSigned ? ('self-signed' as const) : ('issuer-unknown' as const)] : []),
    ...(now > certificate.notAfter.value ? ['expired' as const] : []),
    claimed ? 'time-only-claimed' : 'no-time',
  ];
}

function stringOf(document: PdfDocument, dict: Dict, key: string): string | null {
  const value = document.resolve(dict.get(key));
  if (!(value instanceof Text)) return null;
  return textOf(value)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, LONGEST_TEXT);
}
