import {
  type AssessmentId,
  assessmentsApi,
  type AssessmentView,
  evidenceApi,
  type EvidenceView,
  type ModelReleaseId,
  pkisApi,
  type ResponseId,
  type ResponseStatus,
} from '@certitude/contracts';
import { AnsweringHttpModule, AssessmentAnswers } from '@certitude/server/answering';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ModelsHttpModule, publishReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { EvidenceHttpModule } from '../evidence-http.module';

const RELEASE = JSON.stringify({
  schemaVersion: '2.0.0',
  version: '9.0.0',
  modules: [
    {
      id: 'G',
      name: 'Governance',
      description: '',
      categories: [
        {
          id: 'strategy',
          name: 'Strategy',
          weight: 5,
          description: '',
          levels: ['One', 'Two', 'Three', 'Four', 'Five'].map((name, index) => ({
            number: index + 1,
            name,
            description: '',
          })),
          requirements: ['sponsor', 'vision'].map((id) => ({
            id,
            weight: 3,
            description: `The ${id}`,
            guidance: '',
            assessment: '',
            references: [],
          })),
        },
      ],
    },
  ],
});

/** An assessment and its responses, in model order. */
export interface GivenAssessment {
  readonly id: AssessmentId;
  readonly view: AssessmentView;
  readonly responses: readonly [ResponseId, ResponseId];
}

/** A server with everything that evidence needs, and a small model release. */
export class EvidenceWorld {
  private constructor(
    readonly server: TestServer,
    private readonly releaseId: ModelReleaseId,
  ) {}

  static async make(environment: Readonly<Record<string, string>> = {}): Promise<EvidenceWorld> {
    const server = await testServer({
      modules: [
        IdentityModule,
        IdentityHttpModule,
        OrganizationsModule,
        OrganizationsHttpModule,
        ModelsHttpModule,
        AssessmentsHttpModule,
        AnsweringHttpModule,
        ReviewsHttpModule,
        EvidenceHttpModule,
      ],
      environment,
    });
    const [release] = await publishReleases(server.database.ownerUrl, [{ text: RELEASE, wording: 'certitude' }]);
    if (!release) throw new Error('No release was published.');
    return new EvidenceWorld(server, release.id);
  }

  async assessment(by: GivenMember, name = 'Spring'): Promise<GivenAssessment> {
    const params = { organizationId: by.context.organizationId };
    const browser = this.server.as(by);
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = { pkiId: pki.id, modelReleaseId: this.releaseId, name, method: 'formal' as const };
    const view = await browser.call(assessmentsApi.create, { params, body });
    const [first, second] = await this.server.app.get(AssessmentAnswers).read(by.context, view.id);
    if (!first || !second) throw new Error('The release has two requirements.');
    return { id: view.id, view, responses: [first.id, second.id] };
  }

  /** Answers a response as one person, and accepts it as another. */
  async accept(by: GivenMember, { id, responses: [response] }: GivenAssessment): Promise<void> {
    const refused = await this.server.app.get(AssessmentAnswers).submit(by.context, id, [
      { response, field: 'level', value: 3 },
      { response, field: 'status', value: 'ready-for-review' },
    ]);
    if (refused.length > 0) throw new Error(`The answer was refused: ${JSON.stringify(refused)}`);
    const reviewer = await this.server.given.member(by, 'reviewer');
    const params = { organizationId: by.context.organizationId, assessmentId: id, responseId: response };
    const { hash } = await this.server.as(reviewer).call(assessmentsApi.review, { params });
    await this.server.as(reviewer).call(assessmentsApi.decide, { params, body: { decision: 'accepted', hash } });
  }

  async statusOf(by: GivenMember, { id, responses: [response] }: GivenAssessment): Promise<ResponseStatus | undefined> {
    const responses = await this.server.app.get(AssessmentAnswers).read(by.context, id);
    return responses.find((row) => row.id === response)?.values.status;
  }

  /** A piece of evidence that is a statement. */
  statement(by: GivenMember, title = 'Key ceremony', responses: GivenAssessment[] = []): Promise<EvidenceView> {
    return this.server.as(by).call(evidenceApi.create, {
      params: { organizationId: by.context.organizationId },
      body: {
        title,
        content: { kind: 'statement', statement: 'It took place as planned.' },
        responses: responses.map(({ id, responses: [responseId] }) => ({ assessmentId: id, responseId })),
      },
    });
  }

  /** Rows of a table in the organization. */
  async count(
    by: GivenMember,
    table: 'evidence' | 'evidence_revision' | 'evidence_link' | 'stored_file' | 'review' | 'outbox',
  ) {
    const [row] = await this.server.db.transaction(by.context, (tx) =>
      tx.query<{ count: number }>(`select count(*)::int as count from ${table}`),
    );
    return row?.count;
  }
}
