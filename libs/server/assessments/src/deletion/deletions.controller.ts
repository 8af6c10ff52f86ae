import { type Done, type InputOf, type Page } from '@certitude/contracts';
import { deletionsApi, type DeletionView, type Hanging } from '@certitude/contracts/deleting';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Deletions } from './deletions.service';

type Listing = InputOf<typeof deletionsApi.list>;
type Restoring = InputOf<typeof deletionsApi.restore>;
type Of<Kind extends 'pki' | 'assessment' | 'plan' | 'evidence'> = InputOf<(typeof deletionsApi)[Kind]['hanging']>;
type Archiving<Kind extends 'pki' | 'assessment' | 'plan' | 'evidence'> = InputOf<
  (typeof deletionsApi)[Kind]['archive']
>;

/** What hangs on things, archiving and deleting them, and undoing that. */
@Controller()
export class DeletionsController {
  constructor(@Inject(Deletions) private readonly deletions: Deletions) {}

  @Serves(deletionsApi.list)
  @Can('deletion:manage')
  list(@Context() context: TenantContext, @Input() { query }: Listing): Promise<Page<DeletionView>> {
    return this.deletions.list(context, query);
  }

  @Serves(deletionsApi.restore)
  @Can('object:delete-draft')
  restore(@Context() context: TenantContext, @Input() { params }: Restoring): Promise<Done> {
    return this.deletions.restore(context, params.deletionId);
  }

  @Serves(deletionsApi.pki.hanging)
  @Can('object:delete-own')
  pkiHanging(@Context() context: TenantContext, @Input() { params }: Of<'pki'>): Promise<Hanging> {
    return this.deletions.hanging(context, { kind: 'pki', id: params.pkiId });
  }

  @Serves(deletionsApi.pki.archive)
  @Can('object:archive-own')
  pkiArchive(@Context() context: TenantContext, @Input() { params, body }: Archiving<'pki'>): Promise<Done> {
    return this.deletions.archive(context, { kind: 'pki', id: params.pkiId }, body.archived);
  }

  @Serves(deletionsApi.pki.delete)
  @Can('object:delete-own')
  pkiDelete(@Context() context: TenantContext, @Input() { params }: Of<'pki'>): Promise<DeletionView> {
    return this.deletions.delete(context, { kind: 'pki', id: params.pkiId });
  }

  @Serves(deletionsApi.assessment.hanging)
  @Can('object:delete-own')
  assessmentHanging(@Context() context: TenantContext, @Input() { params }: Of<'assessment'>): Promise<Hanging> {
    return this.deletions.hanging(context, { kind: 'assessment', id: params.assessmentId });
  }

  @Serves(deletionsApi.assessment.archive)
  @Can('object:archive-own')
  assessmentArchive(
    @Context() context: TenantContext,
    @Input() { params, body }: Archiving<'assessment'>,
  ): Promise<Done> {
    return this.deletions.archive(context, { kind: 'assessment', id: params.assessmentId }, body.archived);
  }

  @Serves(deletionsApi.assessment.delete)
  @Can('object:delete-own')
  assessmentDelete(@Context() context: TenantContext, @Input() { params }: Of<'assessment'>): Promise<DeletionView> {
    return this.deletions.delete(context, { kind: 'assessment', id: params.assessmentId });
  }

  @Serves(deletionsApi.plan.hanging)
  @Can('object:delete-own')
  planHanging(@Context() context: TenantContext, @Input() { params }: Of<'plan'>): Promise<Hanging> {
    return this.deletions.hanging(context, { kind: 'plan', id: params.planId });
  }

  @Serves(deletionsApi.plan.archive)
  @Can('object:archive-own')
  planArchive(@Context() context: TenantContext, @Input() { params, body }: Archiving<'plan'>): Promise<Done> {
    return this.deletions.archive(context, { kind: 'plan', id: params.planId }, body.archived);
  }

  @Serves(deletionsApi.plan.delete)
  @Can('object:delete-own')
  planDelete(@Context() context: TenantContext, @Input() { params }: Of<'plan'>): Promise<DeletionView> {
    return this.deletions.delete(context, { kind: 'plan', id: params.planId });
  }

  @Serves(deletionsApi.evidence.hanging)
  @Can('object:delete-draft')
  evidenceHanging(@Context() context: TenantContext, @Input() { params }: Of<'evidence'>): Promise<Hanging> {
    return this.deletions.hanging(context, { kind: 'evidence', id: params.evidenceId });
  }

  @Serves(deletionsApi.evidence.archive)
  @Can('object:archive-own')
  evidenceArchive(@Context() context: TenantContext, @Input() { params, body }: Archiving<'evidence'>): Promise<Done> {
    return this.deletions.archive(context, { kind: 'evidence', id: params.evidenceId }, body.archived);
  }

  @Serves(deletionsApi.evidence.delete)
  @Can('object:delete-draft')
  evidenceDelete(@Context() context: TenantContext, @Input() { params }: Of<'evidence'>): Promise<DeletionView> {
    return this.deletions.delete(context, { kind: 'evidence', id: params.evidenceId });
  }
}
