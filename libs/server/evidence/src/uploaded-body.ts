import { AppError, requireThat } from '@certitude/server/core';
import { type Request } from 'express';
import { paced, UPLOAD_PACE } from './upload-pace';
import { type Upload } from './uploads.service';

type UploadedBody = Pick<Upload, 'content' | 'length'>;

/**
 * The raw body. One content type for all files: a parser of another one would read the body first.
 * @throws AppError `request.unsupported-media-type`; while it is read `file.too-slow`, `request.malformed`
 */
export function uploadedBody(request: Request): UploadedBody {
  const isRaw = request.is('application/octet-stream') !== false;
  requireThat(isRaw, 'request.unsupported-media-type', 'Send the file as application/octet-stream.');
  const length = request.headers['content-length'];
  return { content: inTime(request), length: length === undefined ? null : Number(length) };
}

/** A sender that was too slow keeps no connection either. */
async function* inTime(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* paced(bodyOf(request), UPLOAD_PACE);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file.too-slow') request.res?.setHeader('connection', 'close');
    throw error;
  }
}

async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    // The sender went away half-way: nobody waits for the answer, and nothing is wrong here.
    throw new AppError('request.malformed');
  } finally {
    // What was refused half-way is still on its way: left unread, it would block the connection for what comes next.
    request.resume();
  }
}
