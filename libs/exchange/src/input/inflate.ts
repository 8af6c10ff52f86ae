import { Inflate } from 'fflate';
import { ExchangeError } from '../exchange-error';

/** So much is unpacked at a time: what a piece grows to is known before the next one. */
const PIECE = 16 * 1024;

/**
 * Raw DEFLATE, unpacked piece by piece up to a limit, whatever size the archive announces.
 * @throws ExchangeError when more comes out, or the data are damaged
 */
export function inflateUpTo(packed: Uint8Array, limit: number, name: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > limit) throw new ExchangeError('unpacked-too-large', `${name} unpacks to more than is accepted.`);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    throw new ExchangeError('damaged', `${name} is damaged or cut off.`);
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
