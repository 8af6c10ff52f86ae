import { requireSize } from '../storage/file-storage';

/** What comes in pieces, whole. @param most bytes @throws AppError `file.too-large` as soon as there are more */
export async function collectedBytes(content: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    requireSize(size, most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
