import { acceptedInWords } from '@certitude/contracts';
import { AppError, requireThat } from '@certitude/server/core';
import { acceptedMediaType, whyNotAccepted } from './media-type';
import { type Space } from './storage-space';

/** Enough to recognize every accepted type. */
const HEAD = 64 * 1024;

/** Looks at the type of one upload while it passes: nothing of another type is ever complete anywhere. */
export class UploadInspection {
  private head = Buffer.alloc(0);
  private type: string | undefined;

  constructor(private readonly name: string) {}

  /** Known once the content has passed. */
  get mediaType(): string {
    if (this.type === undefined) throw new Error('The content has not passed yet.');
    return this.type;
  }

  /** @throws AppError `file.forbidden-type` */
  async *inspect(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      await this.lookAt(chunk);
      yield chunk;
    }
    if (this.type === undefined && this.head.length > 0) await this.judge();
  }

  private async lookAt(chunk: Uint8Array): Promise<void> {
    if (this.type !== undefined) return;
    this.head = Buffer.concat([this.head, chunk]).subarray(0, HEAD);
    if (this.head.length === HEAD) await this.judge();
  }

  private async judge(): Promise<void> {
    const type = await acceptedMediaType(this.name, this.head);
    if (type === null) {
      const why = whyNotAccepted(this.name);
      throw new AppError('file.forbidden-type', `${why} Accepted are ${acceptedInWords()}.`.trimStart());
    }
    this.type = type;
  }
}

/** Passes a content on as long as it fits into what the organization may still keep. */
export async function* within(content: AsyncIterable<Uint8Array>, space: Space): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    requireThat(size <= space.left, 'file.over-quota', space.sentence);
    yield chunk;
  }
}
