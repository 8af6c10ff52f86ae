import { type Certificate } from 'pkijs';
import { detachedSignature } from '../cms/detached';
import { type SecretKey } from '../cms/keys';
import { LIMITS } from '../limits';
import { hexOf } from '../pdf/values';
import { PdfDocument } from '../pdf/document';
import { Update } from '../pdf/update';
import { textValue, written } from '../pdf/write';
import { Unreadable } from '../unreadable';
import { signField } from './fields';

export interface SigningWish {
  readonly field: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly key: SecretKey;
  readonly certificate: Certificate;
  /** Those that lead to it, and it may come without. */
  readonly chain: readonly Certificate[];
}

/** A number of ten digits, of which each place in the file is one at most. */
const PLACE = '**********';
const FRAME = 4_096;

/**
 * Signs a PDF as PAdES B-B says: the bytes so far stay as they are, and are signed with what is added. The time stands in the
 * field's value, which is signed, and not in the signature, where EN 319 142-1 does not want it.
 * @throws Unreadable
 */
export async function signedFile(bytes: Uint8Array, wish: SigningWish): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PdfDocument(bytes);
  const update = new Update(document);
  const certificates = [wish.certificate, ...wish.chain];
  const room = FRAME + certificates.reduce((sum, each) => sum + each.toSchema().toBER().byteLength, 0);
  if (room > LIMITS.cms) throw new Unreadable('The certificates of this key are too large.');
  const filled = '0'.repeat(room * 2);
  const value = update.add(
    [
      '<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
      `/ByteRange [0 ${PLACE} ${PLACE} ${PLACE}]`,
      `/Contents <${filled}>`,
      `/M ${written(textValue(timeText(wish.at)))}`,
      ...(wish.reason === null ? [] : [`/Reason ${written(textValue(wish.reason))}`]),
      '>>',
    ].join('\n'),
  );
  signField(document, update, wish.field, value);
  const all = update.bytes();
  const begin = placeOf(all, `/Contents <${filled.slice(0, 64)}`, bytes.length) + '/Contents '.length;
  const end = begin + filled.length + 2;
  const range = [begin, end, all.length - end].map((each) => String(each).padEnd(PLACE.length));
  put(all, placeOf(all, `[0 ${PLACE}`, bytes.length), `[0 ${range.join(' ')}]`);
  const signed = new Uint8Array(all.length - (end - begin));
  signed.set(all.subarray(0, begin));
  signed.set(all.subarray(end), begin);
  const message = hexOf(await detachedSignature(signed, wish));
  if (message.length > filled.length) throw new Unreadable('The signature is larger than its room.');
  put(all, begin + 1, message);
  return all;
}

const timeText = (at: Date): string => `D:${at.toISOString().replace(/[-:T]|\..*/g, '')}Z`;

function put(bytes: Uint8Array, at: number, text: string): void {
  for (let n = 0; n < text.length; n++) bytes[at + n] = text.charCodeAt(n);
}

/** Where a text begins, in what was added. */
function placeOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if ([...text].every((sign, n) => bytes[at + n] === sign.charCodeAt(0))) return at;
  }
  throw new Error('The room for the signature is gone.');
}
