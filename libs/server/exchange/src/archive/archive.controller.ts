import { type InputOf, type ResponseOf } from '@certitude/contracts';
import { archivesApi as api, arrivalsApi, type ArchiveView, type ArrivalView } from '@certitude/contracts/exchange';
import {
  asResumable,
  Can,
  Context,
  CurrentSession,
  Input,
  Serves,
  SignedIn,
  type SignedInSession,
  type TenantContext,
} from '@certitude/server/core';
import { uploadedBody } from '@certitude/server/evidence';
import { Controller, Inject, Req, Res, type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { Arrivals } from './arriving/arrivals.service';
import { Archives } from './leaving/archives.service';

/** Organizations as files, out and in. */
@Controller()
export class ArchiveController {
  constructor(
    @Inject(Archives) private readonly archives: Archives,
    @Inject(Arrivals) private readonly arrivals: Arrivals,
  ) {}

  @Serves(api.list)
  @Can('organization:export')
  list(@Context() context: TenantContext): Promise<ResponseOf<typeof api.list>> {
    return this.archives.list(context);
  }

  @Serves(api.start)
  @Can('organization:export')
  start(@Context() context: TenantContext): Promise<ArchiveView> {
    return this.archives.start(context);
  }

  @Serves(api.cancel)
  @Can('organization:export')
  cancel(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.cancel>): Promise<ArchiveView> {
    return this.archives.cancel(context, params.archiveId);
  }

  @Serves(api.download)
  @Can('organization:export')
  async download(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.download>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asResumable(await this.archives.download(context, params.archiveId), request, response);
  }

  @Serves(arrivalsApi.bring)
  @SignedIn('its organization is not there yet; whoever brings it will own it')
  bring(
    @CurrentSession() { accountId }: SignedInSession,
    @Input() { query }: InputOf<typeof arrivalsApi.bring>,
    @Req() request: Request,
  ): Promise<ArrivalView> {
    return this.arrivals.bring(accountId, { name: query.name, ...uploadedBody(request) });
  }

  @Serves(arrivalsApi.list)
  @SignedIn('what one brought oneself')
  mine(@CurrentSession() { accountId }: SignedInSession): Promise<ResponseOf<typeof arrivalsApi.list>> {
    return this.arrivals.list(accountId);
  }

  @Serves(arrivalsApi.cancel)
  @SignedIn('what one brought oneself')
  stop(
    @CurrentSession() { accountId }: SignedInSession,
    @Input() { params }: InputOf<typeof arrivalsApi.cancel>,
  ): Promise<ArrivalView> {
    return this.arrivals.cancel(accountId, params.arrivalId);
  }
}
