import { ACCEPTED_FILES, type AcceptedExtension } from '@certitude/contracts';
import { fileTypeFromBuffer } from 'file-type';
import { looksLikeText, startsLikeProgram } from './text-content';

const ZIP = 'application/zip';
const OLE2 = 'application/x-cfb';
const office = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`;
const openDocument = (kind: string) => `application/vnd.oasis.opendocument.${kind}`;
/** Told apart from other binary files by their content. A large container may show its inside too late: then it is a ZIP. */
const binary = (type: string, ...alsoSeenAs: string[]) => ({ type, seenAs: [type, ...alsoSeenAs] });
const text = (type: string) => ({ type, seenAs: 'text' as const });
/** Of this trade: in binary (ASN.1), or as text around it. */
const asn1 = (type: string) => ({ type, seenAs: 'asn1' as const });
const signature = { type: 'application/octet-stream', seenAs: 'signature' as const };

interface Type {
  readonly type: string;
  readonly seenAs: 'text' | 'asn1' | 'signature' | readonly string[];
}

/** Encrypted documents of the new kind are stored as the old kind. */
const TYPES: Readonly<Record<AcceptedExtension, Type>> = {
  pdf: binary('application/pdf'),
  docx: binary(office('wordprocessingml.document'), ZIP, OLE2),
  xlsx: binary(office('spreadsheetml.sheet'), ZIP, OLE2),
  pptx: binary(office('presentationml.presentation'), ZIP, OLE2),
  doc: binary('application/msword', OLE2),
  xls: binary('application/vnd.ms-excel', OLE2),
  ppt: binary('application/vnd.ms-powerpoint', OLE2),
  odt: binary(openDocument('text'), ZIP),
  ods: binary(openDocument('spreadsheet'), ZIP),
  odp: binary(openDocument('presentation'), ZIP),
  odg: binary(openDocument('graphics'), ZIP),
  png: binary('image/png', 'image/apng'),
  jpg: binary('image/jpeg'),
  jpeg: binary('image/jpeg'),
  webp: binary('image/webp'),
  gif: binary('image/gif'),
  zip: binary(ZIP),
  '7z': binary('application/x-7z-compressed'),
  'tar.gz': binary('application/gzip'),
  tgz: binary('application/gzip'),
  txt: text('text/plain'),
  log: text('text/plain'),
  md: text('text/markdown'),
  csv: text('text/csv'),
  json: text('application/json'),
  xml: text('application/xml'),
  yaml: text('application/yaml'),
  yml: text('application/yaml'),
  conf: text('text/plain'),
  cnf: text('text/plain'),
  ini: text('text/plain'),
  ldif: text('text/plain'),
  eml: text('message/rfc822'),
  msg: binary('application/vnd.ms-outlook', OLE2),
  pem: text('application/x-pem-file'),
  crt: asn1('application/pkix-cert'),
  cer: asn1('application/pkix-cert'),
  der: asn1('application/pkix-cert'),
  crl: asn1('application/pkix-crl'),
  csr: asn1('application/pkcs10'),
  p10: asn1('application/pkcs10'),
  p7b: asn1('application/x-pkcs7-certificates'),
  p7c: asn1('application/pkcs7-mime'),
  p7m: asn1('application/pkcs7-mime'),
  p7s: asn1('application/pkcs7-signature'),
  tsq: asn1('application/timestamp-query'),
  tsr: asn1('application/timestamp-reply'),
  orq: asn1('application/ocsp-request'),
  ors: asn1('application/ocsp-response'),
  ocsp: asn1('application/ocsp-response'),
  asc: text('application/pgp-signature'),
  sig: signature,
};

const ACCEPTED = new Map<string, Type>(
  Object.values(ACCEPTED_FILES)
    .flat()
    .map((extension) => [extension, TYPES[extension]]),
);

/**
 * The media type under which a file is stored: told by its name, and confirmed by its content.
 * @param name as the person's computer calls it
 * @param head first bytes of the content
 * @returns null for what is not accepted, or is not what its name says
 */
export async function acceptedMediaType(name: string, head: Uint8Array): Promise<string | null> {
  const accepted = ACCEPTED.get(extensionOf(name));
  if (!accepted) return null;
  return (await isSeenAs(accepted.seenAs, head)) ? accepted.type : null;
}

/** Names of what is made to hold private keys. */
const KEY_NAMES = new Set('bcfks bks jceks jks kdbx key keystore p12 p8 pfx pk8 ppk pvk snk'.split(' '));

/** Why a file is not accepted, as a sentence, where more can be said than which files are; else empty. */
export function whyNotAccepted(name: string): string {
  const extension = extensionOf(name);
  if (ACCEPTED.has(extension)) return `Its content is not that of a .${extension} file.`;
  if (!KEY_NAMES.has(extension)) return '';
  return `Files named .${extension} hold private keys, which are never kept; certificates alone are accepted.`;
}

async function isSeenAs(seenAs: Type['seenAs'], head: Uint8Array): Promise<boolean> {
  const isText = looksLikeText(head) && !startsLikeProgram(head);
  if (seenAs === 'text') return isText;
  if (seenAs === 'asn1') return isText || isAsn1(head);
  if (seenAs === 'signature') return isText || isAsn1(head) || isPgpSignature(head);
  return seenAs.includes(await sniffed(head));
}

function extensionOf(name: string): string {
  const parts = name.toLowerCase().split('.');
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? '' : last === 'gz' && parts.at(-2) === 'tar' && parts.length > 2 ? 'tar.gz' : last;
}

async function sniffed(head: Uint8Array): Promise<string> {
  // The content is cut off, and anybody's: whatever the detector thinks of it, it is only not recognized.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.mime ?? 'unknown';
}

/** What certificates, lists, requests, answers and signed messages begin with, inside their outer sequence. */
const FIRST_ELEMENTS = [0x02, 0x06, 0x0a, 0x30];

/** A sequence, of a length written in any way, that begins with a sequence, a number, a status or a type. */
function isAsn1(head: Uint8Array): boolean {
  const [tag, length = 0] = head;
  if (tag !== 0x30 || length > 0x84) return false;
  return FIRST_ELEMENTS.includes(head[2 + (length > 0x80 ? length & 0x7f : 0)] ?? 0);
}

/** A packet with tag 2. */
const isPgpSignature = ([first = 0]: Uint8Array): boolean => (first & 0xfc) === 0x88 || first === 0xc2;
