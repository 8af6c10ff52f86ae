import { type InputOf, type Page } from '@certitude/contracts';
import { type ImportSummary, type ImportView, importsApi, type MergePreview } from '@certitude/contracts/exchange';
import { Can, Context, Input, Serves, type TenantContext, whenGone } from '@certitude/server/core';
import { uploadedBody, UploadSlots } from '@certitude/server/evidence';
import { Controller, Inject, Req, Res, StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ImportViews } from './import-views';
import { ImportOrders } from './jobs/import-orders.service';
import { MergePreviews } from './merging/merge-previews.service';
import { Previews } from './previews.service';
import { Undoing } from './undoing.service';

/** Assessments that are brought from elsewhere. */
@Controller()
export class ImportsController {
  constructor(
    @Inject(ImportViews) private readonly views: ImportViews,
    @Inject(Previews) private readonly previews: Previews,
    @Inject(ImportOrders) private readonly orders: ImportOrders,
    @Inject(MergePreviews) private readonly merging: MergePreviews,
    @Inject(Undoing) private readonly undoing: Undoing,
    @Inject(UploadSlots) private readonly slots: UploadSlots,
  ) {}

  @Serves(importsApi.list)
  @Can('assessment:import')
  list(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof importsApi.list>,
  ): Promise<Page<ImportSummary>> {
    return this.views.list(context, query);
  }

  @Serves(importsApi.preview)
  @Can('assessment:import')
  preview(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof importsApi.preview>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportView> {
    const upload = { name: query.name, ...uploadedBody(request) };
    return this.slots.during(context.actor.id, () => this.previews.preview(context, upload, whenGone(response)));
  }

  @Serves(importsApi.get)
  @Can('assessment:import')
  get(@Context() context: TenantContext, @Input() { params }: InputOf<typeof importsApi.get>): Promise<ImportView> {
    return this.views.get(context, params.importId);
  }

  @Serves(importsApi.choose)
  @Can('assessment:import')
  choose(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof importsApi.choose>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportView> {
    return this.previews.choose(context, params.importId, { answers: body, givenUp: whenGone(response) });
  }

  @Serves(importsApi.commit)
  @Can('assessment:import')
  commit(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof importsApi.commit>,
  ): Promise<ImportView> {
    return this.orders.carryOut(context, params.importId, { kind: 'commit', input: body });
  }

  @Serves(importsApi.previewMerge)
  @Can('assessment:import')
  previewMerge(
    @Context() context: TenantContext,
    @Input() { params, query }: InputOf<typeof importsApi.previewMerge>,
  ): Promise<MergePreview> {
    return this.merging.preview(context, params.importId, query);
  }

  @Serves(importsApi.merge)
  @Can('assessment:import')
  merge(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof importsApi.merge>,
  ): Promise<ImportView> {
    return this.orders.carryOut(context, params.importId, { kind: 'merge', input: body });
  }

  @Serves(importsApi.cancel)
  @Can('assessment:import')
  cancel(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof importsApi.cancel>,
  ): Promise<ImportView> {
    return this.orders.cancel(context, params.importId);
  }

  @Serves(importsApi.undo)
  @Can('assessment:undo-import')
  undo(@Context() context: TenantContext, @Input() { params }: InputOf<typeof importsApi.undo>): Promise<ImportView> {
    return this.undoing.undo(context, params.importId);
  }

  @Serves(importsApi.kept)
  @Can('assessment:import')
  async kept(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof importsApi.kept>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const content = Buffer.from(await this.views.keptJson(context, params.importId));
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    response.setHeader('x-content-type-options', 'nosniff');
    const disposition = 'attachment; filename="kept-with-the-import.json"';
    return new StreamableFile(content, { type: 'application/json', disposition, length: content.byteLength });
  }
}
