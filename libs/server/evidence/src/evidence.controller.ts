import {
  type Deciders,
  decidersApi,
  type Done,
  evidenceApi,
  type EvidenceRevisionView,
  type EvidenceView,
  type InputOf,
  type Page,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { EvidenceDeciders } from './evidence-deciders.service';
import { EvidenceLinks } from './evidence-links.service';
import { EvidenceRevisions } from './evidence-revisions.service';
import { EvidenceList } from './evidence-list.service';
import { EvidenceReview } from './evidence-review.service';
import { Evidence } from './evidence.service';

const api = evidenceApi;

/** Evidence: library, revisions, reviews, and the responses it proves. */
@Controller()
export class EvidenceController {
  constructor(
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(EvidenceReview) private readonly review: EvidenceReview,
    @Inject(EvidenceLinks) private readonly links: EvidenceLinks,
    @Inject(EvidenceDeciders) private readonly deciders: EvidenceDeciders,
    @Inject(EvidenceRevisions) private readonly revisions: EvidenceRevisions,
    @Inject(EvidenceList) private readonly lists: EvidenceList,
  ) {}

  @Serves(api.list)
  @Can('assessment:read-granted')
  list(@Context() context: TenantContext, @Input() input: InputOf<typeof api.list>): Promise<Page<EvidenceView>> {
    return this.lists.page(context, input.query);
  }

  @Serves(api.create)
  @Can('evidence:add')
  create(@Context() context: TenantContext, @Input() input: InputOf<typeof api.create>): Promise<EvidenceView> {
    return this.evidence.create(context, input.body);
  }

  @Serves(api.get)
  @Can('assessment:read-granted')
  get(@Context() context: TenantContext, @Input() input: InputOf<typeof api.get>): Promise<EvidenceView> {
    return this.evidence.get(context, input.params.evidenceId);
  }

  @Serves(api.revise)
  @Can('evidence:add')
  revise(@Context() context: TenantContext, @Input() input: InputOf<typeof api.revise>): Promise<EvidenceView> {
    return this.evidence.revise(context, input.params.evidenceId, input.body);
  }

  @Serves(api.revisions)
  @Can('assessment:read')
  earlier(
    @Context() context: TenantContext,
    @Input() { params, query }: InputOf<typeof api.revisions>,
  ): Promise<Page<EvidenceRevisionView>> {
    return this.revisions.list(context, params.evidenceId, query);
  }

  @Serves(api.submit)
  @Can('evidence:add')
  submit(@Context() context: TenantContext, @Input() input: InputOf<typeof api.submit>): Promise<EvidenceView> {
    return this.review.submit(context, input.params.evidenceId, input.body);
  }

  @Serves(api.decide)
  @Can('review:decide')
  decide(@Context() context: TenantContext, @Input() input: InputOf<typeof api.decide>): Promise<EvidenceView> {
    return this.review.decide(context, input.params.evidenceId, input.body);
  }

  @Serves(api.link)
  @Can('evidence:add')
  link(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.link>): Promise<Done> {
    return this.links.link(context, params.evidenceId, params);
  }

  @Serves(api.unlink)
  @Can('evidence:add')
  unlink(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.unlink>): Promise<Done> {
    return this.links.unlink(context, params.evidenceId, params);
  }

  @Serves(decidersApi.ofEvidence)
  @Can('assessment:read-granted')
  whoDecides(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof decidersApi.ofEvidence>,
  ): Promise<Deciders> {
    return this.deciders.find(context, params.evidenceId);
  }

  @Serves(decidersApi.askAboutEvidence)
  @Can('evidence:add')
  ask(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof decidersApi.askAboutEvidence>,
  ): Promise<Done> {
    return this.deciders.ask(context, params.evidenceId, params.accountId);
  }
}
