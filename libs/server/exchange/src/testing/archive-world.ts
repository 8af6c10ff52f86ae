import {
  type AccountId,
  type AssessmentId,
  assessmentsApi,
  evidenceApi,
  filesApi,
  type OrganizationId,
  plansApi,
  type ResponseId,
} from '@certitude/contracts';
import { type ArchiveView, archivesApi, arrivalsApi, type ArrivalView } from '@certitude/contracts/exchange';
import { type ReportFormat, reportsApi, type ReportView } from '@certitude/contracts/reporting';
import { signingApi } from '@certitude/contracts/signing';
import { World } from '@certitude/server/answering/testing';
import { DatabaseClient, newId } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { ReportMaking, ReportsHttpModule } from '@certitude/server/reports';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { type GivenMember, type GivenPerson } from '@certitude/server/testing';
import { signedFile } from '@certitude/signatures';
import { givenKey, type KeyWish } from '@certitude/signatures/testing';
import { VersionsHttpModule } from '@certitude/server/versions';
import { ArrivalWork } from '../archive/arriving/arrival-work.service';
import { fingerprintOf, instanceKey, publicKeyOf } from '../archive/format/instance-key';
import { ArchiveMaking } from '../archive/leaving/archive-making.service';
import { ExchangeHttpModule } from '../exchange-http.module';

interface ReportWish {
  readonly assessmentId: AssessmentId;
  readonly revision: number | null;
  readonly format?: ReportFormat;
}

/** An instance whose organizations leave and arrive as archives; jobs are done when a test says so. */
export class ArchiveWorld {
  private constructor(readonly world: World) {}

  static async make(): Promise<ArchiveWorld> {
    return new ArchiveWorld(
      await World.make({
        modules: [
          ReviewsHttpModule,
          EvidenceHttpModule,
          ImprovementHttpModule,
          VersionsHttpModule,
          ExchangeHttpModule,
          ReportsHttpModule,
        ],
      }),
    );
  }

  get server() {
    return this.world.server;
  }

  at(who: GivenMember) {
    return { organizationId: who.context.organizationId };
  }

  /** An organization with everything: a finalized assessment with accepted answers and evidence, a withdrawn file, plans. */
  async worked(): Promise<{ owner: GivenMember; reviewer: GivenMember; first: ResponseId; assessmentId: string }> {
    const given = await this.world.assessment();
    const { owner, view } = given;
    const [first = '' as ResponseId, second = '' as ResponseId] = given.responses;
    const browser = this.server.as(owner);
    const organization = this.at(owner);
    const params = { ...organization, assessmentId: view.id };
    const reviewer = await this.server.given.member(owner, 'reviewer', 'Rita');
    const anna = await this.world.join(owner, given);
    anna.edit(first, 'level', 3);
    anna.type(first, 'Signed by the board.');
    anna.edit(first, 'owner', owner.accountId);
    anna.edit(second, 'applicability', { applicability: 'not-applicable', reason: 'none here' });
    await anna.settled();
    const add = async (name: string, title: string) => {
      const upload = await browser.raw(evidenceApi.upload, {
        params: organization,
        query: { name },
        body: `About ${title}`,
      });
      const file = evidenceApi.upload.response.parse(upload.body);
      const responses = [{ assessmentId: view.id, responseId: first }];
      const body = { title, content: { kind: 'file' as const, fileId: file.id }, responses };
      return { file, piece: await browser.call(evidenceApi.create, { params: organization, body }) };
    };
    const { piece } = await add('minutes.txt', 'Minutes');
    const { file } = await add('wrong.txt', 'Wrong');
    await browser.call(filesApi.withdraw, {
      params: { ...organization, fileId: file.id },
      body: { reason: 'Names a customer' },
    });
    await browser.call(evidenceApi.submit, { params: { ...organization, evidenceId: piece.id } });
    await this.server.as(reviewer).call(evidenceApi.decide, {
      params: { ...organization, evidenceId: piece.id },
      body: { decision: 'accepted', comment: 'Read in full.', hash: piece.current.hash },
    });
    await this.planned(owner, { assessmentId: view.id, responseId: first, responsible: reviewer.accountId });
    anna.edit(first, 'status', 'ready-for-review');
    await anna.settled();
    const place = { params: { ...params, responseId: first } };
    const { hash } = await this.server.as(reviewer).call(assessmentsApi.review, place);
    const decision = { decision: 'accepted' as const, comment: 'Plain to see.', hash };
    await this.server.as(reviewer).call(assessmentsApi.decide, { ...place, body: decision });
    await browser.call(assessmentsApi.finalize, { params });
    await this.reported(owner, { assessmentId: view.id, revision: 1 });
    await this.world.assessmentOf(owner);
    return { owner, reviewer, first, assessmentId: view.id };
  }

  /** Has a report made, as the job does it. */
  async reported(owner: GivenMember, { assessmentId, revision, format = 'html' }: ReportWish): Promise<ReportView> {
    const params = { ...this.at(owner), assessmentId };
    const body = { kind: 'summary' as const, format, paper: 'a4' as const, revision, sections: [] };
    const { id } = await this.server.as(owner).call(reportsApi.order, { params, body });
    const context = { ...this.at(owner), actor: null, requestId: newId() };
    await this.server.app.get(ReportMaking, { strict: false }).make(context, id);
    return this.server.as(owner).call(reportsApi.get, { params: { ...params, reportId: id } });
  }

  /** Has a report of the first version signed by two people, each on their own machine. */
  async signed(owner: GivenMember, assessmentId: AssessmentId): Promise<ReportView> {
    const { id: reportId } = await this.reported(owner, { assessmentId, revision: 1, format: 'pdf' });
    const params = { ...this.at(owner), assessmentId, reportId };
    const browser = this.server.as(owner);
    let newest = (await browser.raw(reportsApi.download, { params })).body as Uint8Array;
    for (const name of ['Eva Example', 'Sam Security']) {
      newest = await this.signature(newest, { name });
      await browser.call(signingApi.bring, { params, body: Buffer.from(newest) as never });
    }
    return browser.call(reportsApi.get, { params });
  }

  /** A file with one signature more. */
  async signature(file: Uint8Array, wish: KeyWish = {}): Promise<Uint8Array> {
    const { key, certificate, chain } = await givenKey(wish);
    const field = `${wish.name?.replaceAll(' ', '') ?? 'Somebody'}Approval`;
    return signedFile(file, { field, at: this.server.clock.now(), reason: null, key, certificate, chain });
  }

  private async planned(
    owner: GivenMember,
    of: { readonly assessmentId: AssessmentId; readonly responseId: ResponseId; readonly responsible: AccountId },
  ): Promise<void> {
    const [browser, params] = [this.server.as(owner), this.at(owner)];
    const body = { ...of, title: 'Rehearse', targetLevel: 4, dueOn: '2199-01-01' };
    const { id: planId } = await browser.call(plansApi.create, { params, body });
    await browser.call(plansApi.addTask, { params: { ...params, planId }, body: { title: 'Book a room' } });
  }

  /** Asks for an archive and has it made. */
  async archive(owner: GivenMember): Promise<{ view: ArchiveView; bytes: Buffer }> {
    const browser = this.server.as(owner);
    const { id } = await browser.call(archivesApi.start, { params: this.at(owner) });
    await this.make(owner, id);
    const { items } = await browser.call(archivesApi.list, { params: this.at(owner) });
    const [view] = items;
    if (view?.state !== 'done') throw new Error(`It is ${JSON.stringify(view)}.`);
    const params = { ...this.at(owner), archiveId: id };
    const { body } = await browser.raw(archivesApi.download, { params });
    return { view, bytes: body as Buffer };
  }

  make({ context: { organizationId } }: GivenMember, id: ArchiveView['id']): Promise<void> {
    return this.server.app.get(ArchiveMaking).make({ organizationId, actor: null, requestId: newId() }, id);
  }

  /** Brings an archive and has it worked on. */
  async bring(who: GivenPerson, bytes: Buffer): Promise<ArrivalView> {
    const answer = await this.server
      .as(who)
      .raw(arrivalsApi.bring, { query: { name: 'backup.certitude' }, body: bytes });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await this.receive();
    const { items } = await this.server.as(who).call(arrivalsApi.list);
    const [view] = items;
    if (!view) throw new Error('Nothing was brought.');
    return view;
  }

  /** Works on what was brought. */
  receive(): Promise<void> {
    return this.server.app.get(ArrivalWork, { strict: false }).workOff();
  }

  get key(): ReturnType<typeof instanceKey> {
    return instanceKey(this.server.config.dataDir, null);
  }

  /** As the operator does it. */
  async trust(other: ArchiveWorld): Promise<void> {
    const publicKey = publicKeyOf(other.key);
    await this.query('insert into trusted_instance (fingerprint, name, public_key) values ($1, $2, $3)', [
      fingerprintOf(publicKey),
      'Elsewhere',
      publicKey,
    ]);
  }

  /** Past row-level security. */
  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const admin = new DatabaseClient({ connectionString: this.server.database.adminUrl });
    await admin.connect();
    try {
      return (await admin.query<Row>(sql, [...values])).rows;
    } finally {
      await admin.end();
    }
  }

  /** All rows of a table of an organization, without what differs from instance to instance. */
  async rowsOf(organizationId: OrganizationId, table: string): Promise<string[]> {
    const names = new Map(
      (await this.query<{ id: AccountId; name: string }>('select id, name from account')).map(({ id, name }) => [
        id,
        name,
      ]),
    );
    const rows = await this.query<{ row: string }>(
      `select (to_jsonb(t) - array['organization_id', 'removed_at', 'content', 'model_release_id'])::text as row
       from "${table}" t where organization_id = $1`,
      [organizationId],
    );
    // What orders ids stays; what makes them unguessable does not.
    const plain = (text: string) =>
      text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id as AccountId) ?? id.slice(0, 23));
    return rows.map(({ row }) => plain(row)).sort();
  }

  /** How much there is of what an archive makes. */
  async everything(): Promise<unknown> {
    const [counts] = await this.query(
      'select (select count(*) from organization) as organizations, (select count(*) from account) as accounts',
    );
    return counts;
  }

  close(): Promise<void> {
    return this.world.close();
  }
}
