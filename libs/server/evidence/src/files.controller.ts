import { evidenceApi, type InputOf, type StoredFileView } from '@certitude/contracts';
import { AppError, Can, Context, Input, requireThat, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject, Req, Res, StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { attachmentHeader } from './attachment-header';
import { type Download, Files, type Upload } from './files.service';

/** Files in and out. */
@Controller()
export class FilesController {
  constructor(@Inject(Files) private readonly files: Files) {}

  @Serves(evidenceApi.upload)
  @Can('evidence:add')
  upload(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof evidenceApi.upload>,
    @Req() request: Request,
  ): Promise<StoredFileView> {
    return this.files.upload(context, uploadOf(request, input.query.name));
  }

  @Serves(evidenceApi.download)
  @Can('assessment:read-granted')
  async download(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof evidenceApi.download>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asDownload(await this.files.download(context, input.params.fileId), response);
  }
}

/** The raw body. One content type for all files: a parser of another one would read the body first. */
function uploadOf(request: Request, name: string): Upload {
  const isRaw = request.is('application/octet-stream') !== false;
  requireThat(isRaw, 'request.unsupported-media-type', 'Send the file as application/octet-stream.');
  const length = request.headers['content-length'];
  return { name, content: bodyOf(request), length: length === undefined ? null : Number(length) };
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

/** Saved, never shown: whatever is inside runs neither in this site nor in any. */
function asDownload({ file, content }: Download, response: Response): StreamableFile {
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('x-content-type-options', 'nosniff');
  const download = new StreamableFile(content, {
    type: file.mediaType,
    disposition: attachmentHeader(file.name),
    length: file.size,
  });
  // Headers are out already: a broken connection is what says that the file is not whole.
  return download.setErrorHandler(() => response.destroy());
}
