import { AppError } from '../errors/app-error';

/** Bytes of a file, both included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Which bytes of a file a request asks for (RFC 9110): one range, for that is what resuming needs. Anything else is
 * answered with the whole file.
 * @returns null for the whole file
 * @throws AppError `download.range-unsatisfiable` when it begins after the end
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < from) return null;
  if (from > to) throw new AppError('download.range-unsatisfiable', `The file has ${size} bytes.`);
  return { from, to };
}

/** Of what streams past, the bytes of a range; what comes after it is never asked for. */
export async function* partOf(content: AsyncIterable<Uint8Array>, { from, to }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of content) {
    const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to + 1 - at));
    at += chunk.byteLength;
    if (part.byteLength > 0) yield part;
    if (at > to) return;
  }
}
