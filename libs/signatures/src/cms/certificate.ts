import { Certificate, type RelativeDistinguishedNames } from 'pkijs';
import { LIMITS } from '../limits';
import { hexOf } from '../pdf/values';
import { Unreadable } from '../unreadable';
import { checkedDer } from './der';
import { bitsOf } from './strength';

/** What a certificate says, as far as people ask. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly isSelfSigned: boolean;
  /** ISO moments. */
  readonly validFrom: string;
  readonly validUntil: string;
  readonly serial: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
  /** "RSA, 2048 bits", "EC, P-256". */
  readonly key: string;
  /** Whether its key is for signatures: nothing in it says otherwise. */
  readonly isForSigning: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'E',
};
const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};
const LONGEST_NAME = 500;

/** @throws Unreadable */
export function certificateOf(der: Uint8Array): Certificate {
  try {
    return Certificate.fromBER(new Uint8Array(checkedDer(der)));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('A certificate cannot be read.');
  }
}

/** Those of a PEM text. @throws Unreadable when there is none, or too many, or one cannot be read */
export function rootsIn(pem: string): readonly Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) throw new Unreadable('There is no certificate in PEM form in it.');
  if (blocks.length > LIMITS.rootCertificates) throw new Unreadable('There are too many certificates in it.');
  return blocks.map(([, base64 = '']) => certificateOf(decoded(base64.replace(/\s/g, ''))));
}

function decoded(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    throw new Unreadable('A certificate cannot be read.');
  }
}

export const derOf = (certificate: Certificate): Uint8Array<ArrayBuffer> =>
  new Uint8Array(certificate.toSchema(false).toBER());

/** A name on one line, the most particular part first. */
export function nameText({ typesAndValues }: RelativeDistinguishedNames): string {
  const parts = typesAndValues.map(({ type, value }) => `${NAMES[type] ?? type}=${String(value.valueBlock.value)}`);
  const text = parts.reverse().join(', ');
  // What turns the direction of a text, or breaks its line, could make it look like another one.
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd').slice(0, LONGEST_NAME);
}

/** The given name of who a certificate is for; its whole name where it has none. */
export function commonName({ subject }: Certificate): string {
  const common = subject.typesAndValues.find(({ type }) => type === '2.5.4.3');
  const text = common ? nameText({ typesAndValues: [common] } as unknown as RelativeDistinguishedNames).slice(3) : '';
  return text || nameText(subject);
}

export async function factsOf(certificate: Certificate): Promise<CertificateFacts> {
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(certificate.issuer),
    isSelfSigned: certificate.issuer.isEqual(certificate.subject),
    validFrom: certificate.notBefore.value.toISOString(),
    validUntil: certificate.notAfter.value.toISOString(),
    serial: hexOf(certificate.serialNumber.valueBlock.valueHexView),
    fingerprint: hexOf(await crypto.subtle.digest('SHA-256', derOf(certificate))),
    key: keyText(certificate),
    isForSigning: isForSigning(certificate),
  };
}

const KEY_USAGE = '2.5.29.15';
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;

/** Where a certificate says what its key is for, signatures have to be among it. */
export function isForSigning({ extensions = [] }: Certificate): boolean {
  const usage: unknown = extensions.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue;
  if (usage === undefined) return true;
  const bits = (usage as { valueBlock?: { valueHexView?: Uint8Array } }).valueBlock?.valueHexView?.[0] ?? 0;
  return (bits & (DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0;
}

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** Whether a key is for time stamps, and for nothing else, as RFC 3161 wants. */
export function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const purposes = (usage?.parsedValue as { keyPurposes?: readonly string[] } | undefined)?.keyPurposes ?? [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING;
}

const BASIC_CONSTRAINTS = '2.5.29.19';

/** Whether a certificate may have issued others. */
export function isAuthority({ extensions = [] }: Certificate): boolean {
  const constraints: unknown = extensions.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue;
  return (constraints as { cA?: boolean } | undefined)?.cA === true;
}

function keyText(certificate: Certificate): string {
  const { algorithm } = certificate.subjectPublicKeyInfo;
  const bits = bitsOf(certificate);
  if (algorithm.algorithmId === '1.2.840.113549.1.1.1') return bits === null ? 'RSA' : `RSA, ${bits} bits`;
  if (algorithm.algorithmId === '1.2.840.10045.2.1') {
    const curve = String((algorithm.algorithmParams as { valueBlock?: unknown } | undefined)?.valueBlock ?? '');
    return `EC, ${CURVES[curve] ?? (bits === null ? 'another curve' : `another curve of ${bits} bits`)}`;
  }
  return `another kind (${algorithm.algorithmId})`;
}
