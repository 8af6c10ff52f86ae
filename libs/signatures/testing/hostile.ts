import { deflateSync } from 'node:zlib';
import { type GivenKey } from './keys';
import { messageOver, signedBy } from './messages';

/** A PDF of objects, from the first one on. @param room bytes of white space before them */
function pdfOf(objects: readonly string[], room = 0): Uint8Array<ArrayBuffer> {
  let text = `%PDF-1.7\n${' '.repeat(room)}`;
  const lines = objects.map((body, at) => {
    const line = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return line;
  });
  const size = objects.length + 1;
  const end = `trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}${end}`, 'latin1'));
}

/** A PDF of one page that stands in it many times, with a place on it, as many times, that nobody sees. */
export const endlessPdf = (pages: number, places: number): Uint8Array<ArrayBuffer> =>
  pdfOf([
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Count ${pages} /Kids [${'3 0 R '.repeat(pages)}]>>`,
    `<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [${'4 0 R '.repeat(places)}]>>`,
    '<</Subtype /Widget /FT /Sig /T (A) /Rect [0 0 0 0]>>',
  ]);

/** A PDF of so many bytes, that holds nothing. */
export const largePdf = (bytes: number): Uint8Array<ArrayBuffer> =>
  pdfOf(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Count 0 /Kids []>>'], bytes - 400);

/** A small PDF that unpacks to nearly as much as may be, which takes seconds. */
export function packedPdf(): Uint8Array<ArrayBuffer> {
  const packed = deflateSync(Buffer.alloc(63 * 1024 ** 2)).toString('latin1');
  const streams = Array.from({ length: 8 }, (_, at) => {
    const dict = `<</Filter /FlateDecode /Length ${packed.length} /Next ${at + 4} 0 R>>`;
    return `${dict}\nstream\n${packed}\nendstream`;
  });
  return pdfOf(['<</Type /Catalog /Pages 2 0 R /PieceInfo 3 0 R>>', '<</Type /Pages /Count 0 /Kids []>>', ...streams]);
}

/** What somebody may put where a signature is. */
const MESSAGES = {
  'announces more bytes than there are': async () => new Uint8Array([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02]),
  'is nested deeply': async () => nested(1_000),
  'is noise': async () => new Uint8Array(3_000).fill(0x5a),
  'has thousands of elements': async () => sequence(new Uint8Array(2 * 20_100).map((_, at) => (at % 2 === 0 ? 5 : 0))),
  'brings a hundred certificates': messageOver,
} as const;
export const HOSTILE_MESSAGES = Object.keys(MESSAGES) as readonly (keyof typeof MESSAGES)[];

/** A file with one of them. */
export function signedWith(
  by: GivenKey,
  what: keyof typeof MESSAGES,
  file?: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  // Certificates make room for much else.
  const isMuch = what === 'has thousands of elements' || what === 'brings a hundred certificates';
  const crowded = isMuch ? { ...by, chain: Array.from({ length: 140 }, () => by.certificate) } : by;
  return signedBy(crowded, (content) => MESSAGES[what](content, crowded), '', file);
}

/** Sequences in one another. */
function nested(depth: number): Uint8Array<ArrayBuffer> {
  let inner: Uint8Array<ArrayBuffer> = new Uint8Array();
  for (let at = 0; at < depth; at++) inner = sequence(inner);
  return inner;
}

const sequence = (inner: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  new Uint8Array([0x30, 0x82, inner.length >> 8, inner.length & 0xff, ...inner]);
