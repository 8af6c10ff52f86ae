import { AppError, requireThat } from '@certitude/server/core';
import { acceptedMediaType } from './media-type';
import { isPrivateKeyBinary, PrivateKeyText } from './private-key';

/** Enough to recognize every accepted type. */
const HEAD = 64 * 1024;

/** Looks at one upload while it passes: nothing that is refused is ever complete anywhere. */
export class UploadInspection {
  private readonly keys = new PrivateKeyText();
  private head = Buffer.alloc(0);
  private type: string | undefined;

  constructor(private readonly name: string) {}

  /** Known once the content has passed. */
  get mediaType(): string {
    if (this.type === undefined) throw new Error('The content has not passed yet.');
    return this.type;
  }

  /** @throws AppError `file.private-key`, `file.forbidden-type` */
  async *inspect(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      requireThat(!this.keys.foundIn(chunk), 'file.private-key');
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
    requireThat(!isPrivateKeyBinary(this.head), 'file.private-key');
    const type = await acceptedMediaType(this.name, this.head);
    if (type === null) throw new AppError('file.forbidden-type');
    this.type = type;
  }
}
