import { type Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { attachmentHeader } from './attachment-header';

/** A file on its way out. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable | Uint8Array;
  /** Bytes, where they are known before all are there. */
  readonly size?: number;
}

/** Saved, never shown: whatever is inside runs neither in this site nor in any. */
export function asAttachment({ name, mediaType, content, size }: Attachment, response: Response): StreamableFile {
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('x-content-type-options', 'nosniff');
  const options = { type: mediaType, disposition: attachmentHeader(name), ...(size !== undefined && { length: size }) };
  const download =
    content instanceof Uint8Array
      ? new StreamableFile(content, { ...options, length: content.byteLength })
      : new StreamableFile(content, options);
  // Headers are out already: a broken connection is what says that the file is not whole.
  return download.setErrorHandler(() => response.destroy());
}
