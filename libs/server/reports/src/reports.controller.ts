import { type Done, type InputOf, type Page } from '@certitude/contracts';
import { reportsApi as api, type ReportView } from '@certitude/contracts/reporting';
import { asResumable, Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject, Req, Res, type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { Reports } from './reports.service';

/** Reports of assessments: whoever sees an assessment sees its reports, members have them made. */
@Controller()
export class ReportsController {
  constructor(@Inject(Reports) private readonly reports: Reports) {}

  @Serves(api.list)
  @Can('assessment:read-granted')
  list(@Context() context: TenantContext, @Input() input: InputOf<typeof api.list>): Promise<Page<ReportView>> {
    return this.reports.list(context, input);
  }

  @Serves(api.order)
  @Can('assessment:read')
  order(@Context() context: TenantContext, @Input() { params, body }: InputOf<typeof api.order>): Promise<ReportView> {
    return this.reports.order(context, params.assessmentId, body);
  }

  @Serves(api.get)
  @Can('assessment:read-granted')
  get(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.get>): Promise<ReportView> {
    return this.reports.get(context, { assessmentId: params.assessmentId, id: params.reportId });
  }

  @Serves(api.remove)
  @Can('assessment:read')
  remove(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.remove>): Promise<Done> {
    return this.reports.remove(context, { assessmentId: params.assessmentId, id: params.reportId });
  }

  @Serves(api.download)
  @Can('assessment:read-granted')
  async download(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.download>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const place = { assessmentId: params.assessmentId, id: params.reportId };
    return asResumable(await this.reports.download(context, place), request, response);
  }
}
