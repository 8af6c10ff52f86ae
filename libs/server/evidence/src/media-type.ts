import { fileTypeFromBuffer } from 'file-type';
import { looksLikeText, startsLikeProgram } from './text-content';

const ZIP = 'application/zip';
const office = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`;
const openDocument = (kind: string) => `application/vnd.oasis.opendocument.${kind}`;
/** Told apart from other binary files by their content. A large container may show its inside too late: then it is a ZIP. */
const binary = (type: string, ...alsoSeenAs: string[]) => ({ type, seenAs: [type, ...alsoSeenAs] });
const text = (type: string) => ({ type, seenAs: 'text' as const });
/** X.509 in either form. */
const certificate = (type: string) => ({ type, seenAs: 'certificate' as const });

/** What is accepted, by extension. No macros, no HTML, no SVG, no scripts, no programs. */
const ACCEPTED = new Map<string, { type: string; seenAs: 'text' | 'certificate' | readonly string[] }>(
  Object.entries({
    pdf: binary('application/pdf'),
    docx: binary(office('wordprocessingml.document'), ZIP),
    xlsx: binary(office('spreadsheetml.sheet'), ZIP),
    pptx: binary(office('presentationml.presentation'), ZIP),
    doc: binary('application/msword', 'application/x-cfb'),
    xls: binary('application/vnd.ms-excel', 'application/x-cfb'),
    ppt: binary('application/vnd.ms-powerpoint', 'application/x-cfb'),
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
    eml: text('message/rfc822'),
    pem: text('application/x-pem-file'),
    crt: certificate('application/pkix-cert'),
    cer: certificate('application/pkix-cert'),
    der: certificate('application/pkix-cert'),
  }),
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
  const isText = looksLikeText(head) && !startsLikeProgram(head);
  if (accepted.seenAs === 'text') return isText ? accepted.type : null;
  if (accepted.seenAs === 'certificate') return isText || isCertificateBinary(head) ? accepted.type : null;
  return accepted.seenAs.includes(await sniffed(head)) ? accepted.type : null;
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

/** A certificate: a sequence (long form of length) that begins with a sequence. Binary keys are refused before this. */
function isCertificateBinary(head: Uint8Array): boolean {
  const [tag, length = 0] = head;
  if (tag !== 0x30 || length < 0x81 || length > 0x84) return false;
  return head[2 + (length & 0x7f)] === 0x30;
}
