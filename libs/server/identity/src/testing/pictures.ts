/** Bytes laid out as WebP; different words make different ones. */
export function webpOf(words: string): Buffer {
  const chunk = Buffer.concat([Buffer.from('VP8 '), Buffer.from(words.padEnd(16))]);
  const head = Buffer.from('RIFF____WEBP');
  head.writeUInt32LE(chunk.length + 4, 4);
  return Buffer.concat([head, chunk]);
}

/** Bytes laid out as JPEG. */
export const jpegOf = (words: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(words), Buffer.from([0xff, 0xd9])]);
