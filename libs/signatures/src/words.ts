import { type CheckedFile } from './check';
import { type CheckedSignature, type SignatureProblem, type SignatureRemark } from './signature';

/** What is wrong with a signature, in words. The command and the page say the same. */
export const PROBLEM_TEXTS: Readonly<Record<SignatureProblem, string>> = {
  content: 'The signed content was changed after it was signed.',
  signature: 'The signature does not fit the certificate that came with it.',
  certificate: 'The signature names another certificate than the one that came with it.',
  weak: 'The signature uses a hash (SHA-1 or older) that no longer protects anything.',
  'unknown-algorithm': 'The signature uses an algorithm that is not known here.',
  range: 'The signature does not cover the file from its beginning, with nothing left out but itself.',
  'changed-later': 'After this signature the file was changed in more than signatures.',
  'not-for-signing': 'The certificate says that its key is not for signatures.',
  'outside-validity': 'The certificate was not valid at the time at which the file claims to be signed.',
  untrusted: 'The certificate does not lead to one of the issuers that you trust.',
  unreadable: 'The signature cannot be read.',
};

/** What somebody should know besides. */
export const REMARK_TEXTS: Readonly<Record<SignatureRemark, string>> = {
  'issuer-unknown':
    'Nothing here says whether to trust this issuer: compare the fingerprint with one that you got from the signer.',
  'self-signed':
    'The signer issued this certificate to themselves. Nothing here says whether to trust it: compare the fingerprint with one that you got from the signer.',
  expired: 'The certificate has expired since. Nothing here proves that the signature was made before that.',
  'time-only-claimed': 'The time is what the signer’s computer said; nobody else confirms it.',
  'no-time': 'The signature does not say when it was made.',
  'not-pades': 'It is not a PAdES signature: what it signs does not name the certificate.',
  'structure-changed-later': 'What assistive technology reads was changed after this signature; the pages were not.',
  'shown-later':
    'A signature that was added later shows something on the pages: it was not there when this one was made, and may cover what was.',
  'time-stamp-not-checked': 'This is a time stamp. It is listed, and not checked here.',
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
export function sentencesOf({ problems, remarks, covers, unreadable }: CheckedSignature): readonly string[] {
  const wrong = problems.map((problem) =>
    problem === 'unreadable' && unreadable ? unreadable : PROBLEM_TEXTS[problem],
  );
  const isKnown = covers !== 'unknown' && covers !== 'changed-later' && !problems.includes('content');
  return [...wrong, ...(isKnown ? [COVER_TEXTS[covers]] : []), ...remarks.map((remark) => REMARK_TEXTS[remark])];
}

/** What a file says of the version that it is a report of. */
export function credentialSentence({ credential }: Pick<CheckedFile, 'credential'>): string {
  if (credential.kind === 'none') return 'No assessment credential lies in this file.';
  if (credential.kind === 'broken')
    return 'The assessment credential in this file cannot be read, or has no proper version hash.';
  const { organization, assessment, version } = credential.credential;
  return `A report of version ${version.revision} of “${assessment.name}”, ${organization.name}.`;
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
export const comparison = (file: Pick<CheckedFile, 'credential'>, version: string): string =>
  isOfVersion(file, version)
    ? 'It is of the version that you named: the hashes are equal.'
    : 'It is not of the version that you named: the hashes differ.';

/** What somebody typed or pasted, as a version hash; null when it is none. */
export function versionHash(typed: string): string | null {
  const plain = typed.replace(/[\s:\u200b-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}
