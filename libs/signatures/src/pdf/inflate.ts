import { Unzlib } from 'fflate';
import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';

/** What one file may unpack to, counted as it comes out. */
export class Unpacking {
  private used = 0;

  /** @throws Unreadable when it is broken, or becomes too much */
  inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let isDone = false;
    const stream = new Unzlib((chunk, final) => {
      size += chunk.length;
      this.used += chunk.length;
      if (size > LIMITS.stream || this.used > LIMITS.unpacked) {
        throw new Unreadable('This file unpacks to more than can be inspected.');
      }
      chunks.push(chunk);
      isDone ||= final;
    });
    try {
      // In pieces, so that a bomb is noticed before it has gone off.
      const PIECE = 64 * 1024;
      for (let at = 0; at < packed.length && !isDone; at += PIECE) {
        stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
      }
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable('A compressed part of this file is broken.');
    }
    return joined(chunks, size);
  }
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

/** Undoes the row filters of PNG, which tables of PDF are packed with. @throws Unreadable */
export function unpredicted(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)];
    if (kind === undefined || kind > 2)
      throw new Unreadable('A table of this file is packed in a way that is not read.');
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const near = kind === 1 ? (column > 0 ? out[at - 1] : 0) : kind === 2 && row > 0 ? out[at - columns] : 0;
      out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + (near ?? 0);
    }
  }
  return out;
}
