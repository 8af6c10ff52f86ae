import { requireThat } from '@certitude/server/core';
import { ARCHIVE_LIMITS } from './archive-limits';

const BREAK = 10;

/**
 * The lines of a text as bytes, none longer than may be held.
 * @throws AppError `archive.too-large`
 */
export async function* linesOf(content: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.byteLength;
    requireThat(length <= ARCHIVE_LIMITS.line, 'archive.too-large', `A row of ${name} is too long.`);
    begun.push(part);
  };
  for await (const chunk of content) {
    let from = 0;
    for (let end = chunk.indexOf(BREAK); end >= 0; end = chunk.indexOf(BREAK, from)) {
      take(chunk.subarray(from, end));
      yield Buffer.concat(begun);
      [begun, length, from] = [[], 0, end + 1];
    }
    take(chunk.subarray(from));
  }
  if (length > 0) yield Buffer.concat(begun);
}
