import { type CheckedFile } from './check';
import { type CheckedSignature, type SignatureProblem, type SignatureRemark } from './signature';

/** What is wrong with a signature, in words. The command and the page say the same. */
export const PROBLEM_TEXTS: Readonly<Record<SignatureProblem, string>> = {
  content: 'The signed content was changed after it was signed.',
  signature: 'The signature does not fit the certificate that came with it.',
  certificate: 'The signature names another certificate than the one that came with it.',
  weak: 'The signature uses a hash (SHA-1, MD5 or older) that is too weak to count.',
  'weak-key': 'The key of the signature is too weak to count: RSA needs 2048 bits or more, elliptic curves 256.',
  'unknown-algorithm': 'The signature uses an algorithm that is not known here.',
  'other-purpose': 'What stands there as a signature was made for something else than this file.',
  'not-a-stamp': 'It calls itself a time stamp and is none.',
  'not-for-stamps': 'The certificate does not say that its key is for time stamps, and for nothing else.',
  range: 'The signature does not cover the file from its beginning, with nothing left out but itself.',
  'changed-later': 'Changed after signing',
  'draws-over':
    'Where the signature is shown it draws more than one box of an eighth of a page, or something happens: it may cover what was signed.',
  'not-for-signing': 'The certificate says that its key is not for signatures.',
  'outside-validity': 'The certificate was not valid at the time at which the file claims to be signed.',
  untrusted: 'The certificate does not lead to one of the issuers that you trust.',
  'chain-outside-validity':
    'The certificate leads to a root that you gave, but an issuer on the way was not valid at the time at which the file claims to be signed.',
  unreadable: 'The signature cannot be read.',
};

/** What people call the parts of a document that were changed. */
const PART_TEXTS: Readonly<Record<CheckedSignature['changed'][number], string>> = {
  pages: 'what the pages show',
  annotations: 'notes, pictures or links on the pages',
  form: 'form fields',
  attachments: 'attached files',
  bookmarks: 'bookmarks',
  layers: 'layers',
  tags: 'what assistive technology reads',
  settings: 'settings of the document',
  appearance: 'where this signature is shown',
};

/** What somebody should know besides. */
export const REMARK_TEXTS: Readonly<Record<SignatureRemark, string>> = {
  'issuer-unknown':
    'Nothing here says whether to trust this issuer: compare the fingerprint with one that you got from the signer.',
  'self-signed':
    'The signer issued this certificate to themselves. Nothing here says whether to trust it: compare the fingerprint with one that you got from the signer.',
  trusted: 'Trusted by the roots you gave: all certificates up to one of them were valid at the time that is claimed.',
  'trusted-now': 'Trusted by the roots you gave: all certificates up to one of them are valid now.',
  expired: 'The certificate has expired since. Nothing here proves that the signature was made before that.',
  'time-only-claimed': 'The time is what the signer’s computer said; nobody else confirms it.',
  'no-time': 'The signature does not say when it was made.',
  'not-pades': 'It is not a PAdES signature: what it signs does not name the certificate.',
  'shown-later':
    'A signature that was added later draws a box on a page: it was not there when this one was made, and may cover what was.',
  'added-unsigned': 'The last bytes of the file are covered by no signature. They change nothing of what it shows.',
  'time-stamp': 'This is a time stamp: a service says that the file was so by that time. It approves nothing.',
  'stamp-trusted': 'A time-stamp service that you trust says that the signature was there by',
  'stamp-fits':
    'A time-stamp service, of which nothing here says whether to trust it, says that the signature was there by',
  'stamp-wrong': 'The time stamp that was added to the signature does not fit it, and says nothing.',
};

const COVER_TEXTS: Readonly<Record<CheckedSignature['covers'], string>> = {
  whole: 'It covers the whole file.',
  'all-but-signatures': 'It covers everything in the file but signatures that were added later.',
  'changed-later': 'It covers an earlier state of the file.',
  unknown: 'What it covers cannot be said.',
};

export const VERDICT_TEXTS: Readonly<Record<CheckedFile['verdict'], string>> = {
  valid: 'Valid: the file is as it was signed.',
  'not-valid': 'Not valid.',
  'not-signed': 'Not signed.',
};

const FIELD_NAMES: Readonly<Record<string, string>> = {
  ExecutiveApproval: 'Approval of the accountable executive',
  SecurityExecutiveApproval: 'Approval of the security executive',
  FurtherSignature: 'Further signature',
};

/** What a field for signatures is called where people read it; of further ones there may be several, with numbers. */
export const fieldName = (field: string): string => FIELD_NAMES[field.replace(/\d+$/, '')] ?? field;

/** Everything there is to say of a signature beside its facts, what is wrong first. */
export function sentencesOf(signature: CheckedSignature): readonly string[] {
  const { problems, remarks, covers, shownOn } = signature;
  const isKnown = covers !== 'unknown' && covers !== 'changed-later' && !problems.includes('content');
  return [
    ...problems.map((problem) => problemText(problem, signature)),
    ...(isKnown ? [COVER_TEXTS[covers]] : []),
    ...(shownOn.length > 0 ? [boxText(shownOn)] : []),
    ...remarks.map((remark) => remarkText(remark, signature)),
  ];
}

function problemText(problem: SignatureProblem, { unreadable, changed }: CheckedSignature): string {
  if (problem === 'unreadable' && unreadable) return unreadable;
  const text = PROBLEM_TEXTS[problem];
  return problem === 'changed-later' ? `${text}: ${changed.map((part) => PART_TEXTS[part]).join(', ')}.` : text;
}

const remarkText = (remark: SignatureRemark, { stampedTime }: CheckedSignature): string =>
  remark === 'stamp-trusted' || remark === 'stamp-fits'
    ? `${REMARK_TEXTS[remark]} ${stampedTime?.slice(0, 16).replace('T', ' ')} UTC.`
    : REMARK_TEXTS[remark];

const boxText = (pages: readonly number[]): string =>
  `It draws a box on page ${pages.join(', ')}. What is seen there comes from the signer; what is under it cannot be told.`;

type Claimed = Pick<CheckedFile, 'credential' | 'verdict'>;

/** What a file says of the version that it is a report of: anybody may write it, until a signature stands for it. */
export function credentialSentence({ credential, verdict }: Claimed): string {
  if (credential.kind === 'none') return 'No assessment credential lies in this file.';
  if (credential.kind === 'broken')
    return 'The assessment credential in this file cannot be read, or has no proper version hash.';
  const { organization, assessment, version } = credential.credential;
  const said = `A report of version ${version.revision} of “${assessment.name}”, ${organization.name}.`;
  return verdict === 'valid' ? said : `${said} So the file says; no valid signature stands for it.`;
}

/** Everything that there is to say of a file, line by line. @param version the hash of a version that it is compared with */
export function linesOf(file: CheckedFile, version: string | null = null): readonly string[] {
  return [
    VERDICT_TEXTS[file.verdict],
    ...file.signatures.flatMap((signature) => ['', ...linesOfSignature(signature)]),
    ...(file.emptyFields.length > 0 ? ['', `Not signed yet: ${file.emptyFields.join(', ')}.`] : []),
    '',
    credentialSentence(file),
    ...(file.credential.kind === 'found' ? [`Hash of the version: ${file.credential.credential.version.sha256}`] : []),
    ...(version === null ? [] : [comparison(file, version)]),
  ];
}

function linesOfSignature(signature: CheckedSignature): readonly string[] {
  const { field, signer, certificate, claimedTime, reason } = signature;
  const facts = certificate
    ? [
        ['Certificate', certificate.subject],
        ['Issuer', certificate.issuer],
        ['Valid', `${certificate.validFrom.slice(0, 10)} to ${certificate.validUntil.slice(0, 10)}`],
        ['Key', certificate.key],
        ['Fingerprint', certificate.fingerprint],
        ['Signed at', claimedTime ?? 'not said'],
        ...(reason === null ? [] : [['Reason', reason]]),
      ]
    : [];
  return [
    `${field}: ${signer ?? 'nobody that can be named'}`,
    ...facts.map(([name, value]) => `  ${name}: ${value}`),
    ...sentencesOf(signature).map((sentence) => `  ${sentence}`),
  ];
}

/** Whether a file is of the version that somebody knows. */
export function isOfVersion({ credential }: Pick<CheckedFile, 'credential'>, version: string): boolean {
  return credential.kind === 'found' && credential.credential.version.sha256 === version;
}

/** That, in words. */
export function comparison(file: Claimed, version: string): string {
  if (!isOfVersion(file, version)) return 'It is not of the version that you named: the hashes differ.';
  return file.verdict === 'valid'
    ? 'It is of the version that you named: the hashes are equal.'
    : 'The hashes are equal, which proves nothing: no valid signature stands for what the file says.';
}

/** What somebody typed or pasted, as a version hash; null when it is none. */
export function versionHash(typed: string): string | null {
  const plain = typed.replace(/[\s:\u200b-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}
