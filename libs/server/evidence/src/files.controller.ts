import { evidenceApi, filesApi, type FileSettingsView, type InputOf, type StoredFileView } from '@certitude/contracts';
import {
  AppError,
  asAttachment,
  Can,
  Context,
  Input,
  requireThat,
  Serves,
  type TenantContext,
} from '@certitude/server/core';
import { Controller, Inject, Req, Res, type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { FileRecords } from './file-records.service';
import { Files } from './files.service';
import { paced, UPLOAD_PACE } from './upload-pace';
import { type Upload, Uploads } from './uploads.service';
import { Withdrawals } from './withdrawals.service';

/** Files in and out. */
@Controller()
export class FilesController {
  constructor(
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Files) private readonly files: Files,
    @Inject(Withdrawals) private readonly withdrawals: Withdrawals,
    @Inject(FileRecords) private readonly records: FileRecords,
  ) {}

  @Serves(evidenceApi.upload)
  @Can('evidence:add')
  upload(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof evidenceApi.upload>,
    @Req() request: Request,
  ): Promise<StoredFileView> {
    return this.uploads.upload(context, uploadOf(request, input.query.name));
  }

  @Serves(evidenceApi.download)
  @Can('assessment:read-granted')
  async download(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof evidenceApi.download>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { file, content } = await this.files.download(context, input.params.fileId);
    return asAttachment({ ...file, content }, response);
  }

  @Serves(filesApi.withdraw)
  @Can('evidence:add')
  withdraw(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof filesApi.withdraw>,
  ): Promise<StoredFileView> {
    return this.withdrawals.withdraw(context, params.fileId, body);
  }

  @Serves(filesApi.settings)
  @Can('organization:read')
  settings(@Context() context: TenantContext): Promise<FileSettingsView> {
    return this.records.settings(context);
  }

  @Serves(filesApi.changeSettings)
  @Can('organization:settings')
  changeSettings(
    @Context() context: TenantContext,
    @Input() { body }: InputOf<typeof filesApi.changeSettings>,
  ): Promise<FileSettingsView> {
    return this.records.changeSettings(context, body);
  }
}

/** The raw body. One content type for all files: a parser of another one would read the body first. */
function uploadOf(request: Request, name: string): Upload {
  const isRaw = request.is('application/octet-stream') !== false;
  requireThat(isRaw, 'request.unsupported-media-type', 'Send the file as application/octet-stream.');
  const length = request.headers['content-length'];
  return { name, content: inTime(request), length: length === undefined ? null : Number(length) };
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
