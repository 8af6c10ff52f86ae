import { evidenceApi, filesApi, type FileSettingsView, type InputOf, type StoredFileView } from '@certitude/contracts';
import { asAttachment, Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject, Req, Res, type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { FileRecords } from './file-records.service';
import { Files } from './files.service';
import { uploadedBody } from './uploaded-body';
import { Uploads } from './uploads.service';
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
    return this.uploads.upload(context, { name: input.query.name, ...uploadedBody(request) });
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
