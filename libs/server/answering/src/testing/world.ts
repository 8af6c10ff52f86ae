import {
  assessmentsApi,
  type AssessmentView,
  type Method,
  type ModelReleaseId,
  pkisApi,
  type ResponseId,
} from '@certitude/contracts';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { DatabaseClient } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ModelsHttpModule, publishReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import {
  type GivenMember,
  smallRelease,
  testServer,
  type TestServer,
  type TestServerOptions,
} from '@certitude/server/testing';
import { AnsweringHttpModule } from '../answering-http.module';
import { enterState } from './enter-state';
import { LiveClient } from './live-client';

const MODULES = [
  IdentityModule,
  IdentityHttpModule,
  OrganizationsModule,
  OrganizationsHttpModule,
  ModelsHttpModule,
  AssessmentsHttpModule,
  AnsweringHttpModule,
];

/** What a world is made of besides. */
interface WorldOptions extends Omit<TestServerOptions, 'modules'> {
  /** Doors of further contexts. */
  readonly modules?: TestServerOptions['modules'];
}

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
    private readonly options: TestServerOptions,
  ) {}

  static async make({ modules = [], ...options }: WorldOptions = {}): Promise<World> {
    const all = { ...options, modules: [...MODULES, ...modules] };
    const server = await testServer(all);
    const [release] = await publishReleases(server.database.ownerUrl, [{ text: smallRelease(), wording: 'certitude' }]);
    if (!release) throw new Error('No release was published.');
    return new World(server, release.id, all);
  }

  /** Another node on the same database. */
  async anotherNode(): Promise<TestServer> {
    const node = await testServer({ ...this.options, database: this.server.database });
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

  /** As if somebody had finalized it, or opened it again. */
  enter({ owner, view }: GivenAssessment, state: 'final' | 'open'): Promise<void> {
    return enterState(this.server, owner, view.id, state);
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
