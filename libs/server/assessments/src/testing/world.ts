import {
  assessmentsApi,
  type AssessmentView,
  type Method,
  type ModelReleaseId,
  pkisApi,
  type ResponseId,
} from '@certitude/contracts';
import { DatabaseClient } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ModelsHttpModule, publishReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import { type GivenMember, type TestDatabase, testServer, type TestServer } from '@certitude/server/testing';
import { AssessmentsHttpModule } from '../assessments-http.module';
import { LiveClient } from './live-client';
import { smallRelease } from './small-release';

export const MODULES = [
  IdentityModule,
  IdentityHttpModule,
  OrganizationsModule,
  OrganizationsHttpModule,
  ModelsHttpModule,
  AssessmentsHttpModule,
];

/** An assessment of the small release, with its responses in model order. */
export interface GivenAssessment {
  readonly owner: GivenMember;
  readonly view: AssessmentView;
  readonly responses: readonly ResponseId[];
}

/** A server with everything an assessment needs, and the small release published. */
export class World {
  private readonly clients: LiveClient[] = [];
  private readonly others: TestServer[] = [];

  private constructor(
    readonly server: TestServer,
    readonly releaseId: ModelReleaseId,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async make(database?: TestDatabase, environment: Readonly<Record<string, string>> = {}): Promise<World> {
    const server = await testServer({ modules: MODULES, environment, ...(database ? { database } : {}) });
    const [release] = await publishReleases(server.database.ownerUrl, [{ text: smallRelease(), wording: 'certitude' }]);
    if (!release) throw new Error('No release was published.');
    return new World(server, release.id, environment);
  }

  /** Another node on the same database. */
  async anotherNode(): Promise<TestServer> {
    const { environment, server } = this;
    const node = await testServer({ modules: MODULES, environment, database: server.database });
    this.others.push(node);
    return node;
  }

  async assessment({ method = 'formal' }: { readonly method?: Method } = {}): Promise<GivenAssessment> {
    return this.assessmentOf(await this.server.given.organization(), method);
  }

  /** One more assessment of somebody's organization. */
  async assessmentOf(owner: GivenMember, method: Method = 'formal'): Promise<GivenAssessment> {
    const browser = this.server.as(owner);
    const params = { organizationId: owner.context.organizationId };
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = { pkiId: pki.id, modelReleaseId: this.releaseId, name: 'Spring', method };
    const view = await browser.call(assessmentsApi.create, { params, body });
    const rows = await this.server.db.transaction(owner.context, (tx) =>
      tx.query<{ id: ResponseId }>('select id from response where assessment_id = $1 order by position', [view.id]),
    );
    return { owner, view, responses: rows.map(({ id }) => id) };
  }

  /** A tab in the assessment that follows the stream. Closed by `tidy`. */
  async join(member: GivenMember, { view }: Pick<GivenAssessment, 'view'>, node = this.server): Promise<LiveClient> {
    const client = new LiveClient(node.as(member).socket(), { account: member.accountId, view });
    this.clients.push(client);
    await client.live();
    return client;
  }

  /** One statement past row-level security and grants. */
  async asAdmin(sql: string): Promise<void> {
    const admin = new DatabaseClient({ connectionString: this.server.database.adminUrl });
    await admin.connect();
    await admin.query(sql);
    await admin.end();
  }

  /** Closes the sockets and extra nodes of a test. */
  async tidy(): Promise<void> {
    for (const client of this.clients.splice(0)) client.close();
    for (const node of this.others.splice(0)) await node.close();
  }

  async close(): Promise<void> {
    await this.tidy();
    await this.server.close();
  }
}
