import { type InputOf } from '@certitude/contracts';
import { exportsApi as api } from '@certitude/contracts/exchange';
import { asResumable, Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject, Req, Res, type StreamableFile } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { EvidencePackages } from './evidence-packages.service';

/** Finalized versions with all that proves them. */
@Controller()
export class PackageController {
  constructor(@Inject(EvidencePackages) private readonly packages: EvidencePackages) {}

  @Serves(api.evidencePackage)
  @Can('assessment:read-granted')
  async evidencePackage(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.evidencePackage>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const found = await this.packages.of(context, params.assessmentId, params.revision);
    return asResumable(found, request, response);
  }
}
