import { type InputOf } from '@certitude/contracts';
import { signingApi as api, type SignedReportView } from '@certitude/contracts/signing';
import { asResumable, Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { uploadedBody, UploadSlots } from '@certitude/server/evidence';
import { Controller, Inject, Req, Res, type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { SignedReports } from './signed-reports.service';
import { SigningHere } from './signing-here.service';

/** Signed files of reports: whoever sees a report sees them. */
@Controller()
export class SigningController {
  constructor(
    @Inject(SignedReports) private readonly signed: SignedReports,
    @Inject(SigningHere) private readonly here: SigningHere,
    @Inject(UploadSlots) private readonly slots: UploadSlots,
  ) {}

  @Serves(api.list)
  @Can('assessment:read-granted')
  list(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.list>): Promise<SignedReportView[]> {
    return this.signed.list(context, placeOf(params));
  }

  @Serves(api.bring)
  @Can('report:sign')
  bring(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.bring>,
    @Req() request: Request,
  ): Promise<SignedReportView> {
    const body = uploadedBody(request);
    return this.slots.during(context.actor.id, () => this.signed.bring(context, placeOf(params), body));
  }

  @Serves(api.sign)
  @Can('report:sign')
  sign(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof api.sign>,
  ): Promise<SignedReportView> {
    return this.here.sign(context, placeOf(params), body);
  }

  @Serves(api.download)
  @Can('assessment:read-granted')
  async download(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.download>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asResumable(await this.signed.download(context, placeOf(params), params.number), request, response);
  }
}

const placeOf = ({ assessmentId, reportId }: InputOf<typeof api.list>['params']) => ({ assessmentId, id: reportId });
