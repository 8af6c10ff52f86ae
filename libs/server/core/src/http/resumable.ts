import { Readable } from 'node:stream';
import { type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { AppError } from '../errors/app-error';
import { asAttachment, type Attachment } from './attachment';
import { partOf, rangeOf } from './byte-range';

/** A file on its way out that is the same whenever it is made again, so that a broken download goes on where it broke. */
export interface Resumable extends Omit<Attachment, 'content' | 'size'> {
  readonly size: number;
  /** Names these very bytes: another tag where one byte differs. */
  readonly tag: string;
  /** Everything from the beginning; begun once for each answer. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/**
 * The whole, or the range that is asked for. `If-Range` with another tag gets the whole: what is there already is of
 * something else.
 * @throws AppError `download.range-unsatisfiable`
 */
export function asResumable(file: Resumable, request: Request, response: Response): StreamableFile {
  const { name, mediaType, size } = file;
  const tag = `"${file.tag}"`;
  response.setHeader('etag', tag);
  response.setHeader('accept-ranges', 'bytes');
  const range = askedFor(request, response, { tag, size });
  if (!range) return asAttachment({ name, mediaType, size, content: Readable.from(file.content()) }, response);
  response.status(206);
  response.setHeader('content-range', `bytes ${range.from}-${range.to}/${size}`);
  const content = Readable.from(partOf(file.content(), range));
  return asAttachment({ name, mediaType, size: range.to - range.from + 1, content }, response);
}

function askedFor(
  request: Request,
  response: Response,
  { tag, size }: { readonly tag: string; readonly size: number },
) {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== tag) return null;
  try {
    return rangeOf(request.headers.range, size);
  } catch (error) {
    if (error instanceof AppError) response.setHeader('content-range', `bytes */${size}`);
    throw error;
  }
}
