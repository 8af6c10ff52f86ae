import { type InputOf } from '@certitude/contracts';
import { exportsApi as api } from '@certitude/contracts/exchange';
import { jsonSchemaOf } from '@certitude/exchange';
import {
  asAttachment,
  Can,
  Context,
  found,
  Input,
  Public,
  Serves,
  SignedIn,
  type TenantContext,
} from '@certitude/server/core';
import { Controller, Inject, Res, type StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { AssessmentExports } from './assessment-exports.service';
import { ListExports } from './list-exports.service';
import { ModelExports } from './model-exports.service';
import { OrganizationExports } from './organization-exports.service';
import { RecordLists } from './record-lists.service';

/** Everything that leaves as a file. */
@Controller()
export class ExportsController {
  constructor(
    @Inject(AssessmentExports) private readonly assessments: AssessmentExports,
    @Inject(OrganizationExports) private readonly organizations: OrganizationExports,
    @Inject(ListExports) private readonly lists: ListExports,
    @Inject(RecordLists) private readonly records: RecordLists,
    @Inject(ModelExports) private readonly models: ModelExports,
  ) {}

  @Serves(api.assessment)
  @Can('assessment:read-granted')
  async assessment(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.assessment>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asAttachment(await this.assessments.write(context, params.assessmentId, params.kind), response);
  }

  @Serves(api.organization)
  @Can('organization:export')
  async organization(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.organization>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asAttachment(await this.organizations.write(context, params.kind), response);
  }

  @Serves(api.evidence)
  @Can('assessment:read-granted')
  evidence(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof api.evidence>,
    @Res({ passthrough: true }) response: Response,
  ): StreamableFile {
    return asAttachment(this.lists.evidence(context, query), response);
  }

  @Serves(api.plans)
  @Can('plan:read')
  plans(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof api.plans>,
    @Res({ passthrough: true }) response: Response,
  ): StreamableFile {
    return asAttachment(this.lists.plans(context, query), response);
  }

  @Serves(api.members)
  @Can('organization:read')
  members(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof api.members>,
    @Res({ passthrough: true }) response: Response,
  ): StreamableFile {
    return asAttachment(this.lists.members(context, query), response);
  }

  @Serves(api.handovers)
  @Can('audit:read')
  handovers(@Context() context: TenantContext, @Res({ passthrough: true }) response: Response): StreamableFile {
    return asAttachment(this.records.handovers(context), response);
  }

  @Serves(api.imports)
  @Can('assessment:import')
  imports(@Context() context: TenantContext, @Res({ passthrough: true }) response: Response): StreamableFile {
    return asAttachment(this.records.imports(context), response);
  }

  @Serves(api.deletions)
  @Can('deletion:manage')
  deletions(@Context() context: TenantContext, @Res({ passthrough: true }) response: Response): StreamableFile {
    return asAttachment(this.records.deletions(context), response);
  }

  @Serves(api.invitations)
  @Can('member:manage')
  invitations(@Context() context: TenantContext, @Res({ passthrough: true }) response: Response): StreamableFile {
    return asAttachment(this.records.invitations(context), response);
  }

  @Serves(api.guests)
  @Can('assessment:grant')
  async guests(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof api.guests>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asAttachment(await this.records.guests(context, params), response);
  }

  @Serves(api.model)
  @SignedIn('model releases are the same for every organization')
  async model(
    @Input() { params }: InputOf<typeof api.model>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asAttachment(await this.models.write(params.modelReleaseId, params.kind), response);
  }

  @Serves(api.schema)
  @Public('a published description of a format, without anybody’s data')
  schema(@Input() { params }: InputOf<typeof api.schema>): object {
    return found(jsonSchemaOf(params.name) ?? undefined);
  }
}
