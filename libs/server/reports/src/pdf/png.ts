import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/** Pixels as a bitmap holds them: blue, green, red, and a byte that says nothing. */
export interface Bitmap {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Bytes of a line. */
  readonly stride: number;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Eight bits of red, green and blue, in lines. */
const KIND = [8, 2, 0, 0, 0];
const SOURCE = 4;
const TARGET = 3;

/** A bitmap as a PNG file; packed by JavaScript, so that it is the same bytes whatever the machine brings. */
export function pngOf({ pixels, width, height, stride }: Bitmap): Uint8Array {
  const lines = new Uint8Array(height * (1 + width * TARGET));
  for (let row = 0, to = 0; row < height; row++) {
    lines[to++] = 0;
    for (let from = row * stride; from < row * stride + width * SOURCE; from += SOURCE) {
      lines[to++] = pixels[from + 2] ?? 0;
      lines[to++] = pixels[from + 1] ?? 0;
      lines[to++] = pixels[from] ?? 0;
    }
  }
  const head = Buffer.alloc(8 + KIND.length);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set(KIND, 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
