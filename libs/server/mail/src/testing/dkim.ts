import { createHash, createVerify, type KeyObject } from 'node:crypto';

/**
 * What of a mail differs from what its DKIM signature was made for (RFC 6376, relaxed/relaxed, RSA with SHA-256).
 * @param mail as it went over the wire
 */
export function dkimFaults(mail: string, publicKey: KeyObject): ('body' | 'headers')[] {
  const end = mail.indexOf('\r\n\r\n');
  const headers = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((header) => /^dkim-signature:/i.test(header)) ?? '';
  const tags = new Map(
    signature
      .replace(/^[^:]*:/, '')
      .split(';')
      .map((tag) => [tag.split('=')[0]?.trim() ?? '', tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  const bodyHash = createHash('sha256')
    .update(relaxedBody(mail.slice(end + 4)), 'latin1')
    .digest('base64');
  const signed = (tags.get('h') ?? '').split(':').map((name) => {
    const header = headers.findLast((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return header === undefined ? '' : `${relaxedHeader(header)}\r\n`;
  });
  const unsigned = relaxedHeader(signature).replace(/;( ?)b=[^;]*/, ';$1b=');
  const isSigned = createVerify('sha256')
    .update(`${signed.join('')}${unsigned}`, 'latin1')
    .verify(publicKey, tags.get('b') ?? '', 'base64');
  return [...(bodyHash === tags.get('bh') ? [] : ['body' as const]), ...(isSigned ? [] : ['headers' as const])];
}

const relaxedHeader = (header: string): string => {
  const colon = header.indexOf(':');
  const value = header
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${header.slice(0, colon).trim().toLowerCase()}:${value}`;
};

const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  return `${lines.join('\r\n').replace(/(\r\n)*$/, '')}\r\n`;
};
