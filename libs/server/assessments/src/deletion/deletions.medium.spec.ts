import { assessmentsApi, type ModelReleaseId, pkisApi, type Role } from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { asOwner, DatabaseClient, newId } from '@certitude/server/core';
import { Housekeeping } from '@certitude/server/core/testing';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ModelsHttpModule, publishReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import { type GivenMember, smallRelease, testServer, type TestServer } from '@certitude/server/testing';
import { AssessmentsHttpModule } from '../assessments-http.module';
import { PaperSheetsModule } from '../testing/paper-sheets';

const MODULES = [
  ...[IdentityModule, IdentityHttpModule, OrganizationsModule, OrganizationsHttpModule],
  ...[ModelsHttpModule, AssessmentsHttpModule, PaperSheetsModule],
];

describe('deleting', () => {
  let server: TestServer;
  let releaseId: ModelReleaseId;
  beforeAll(async () => {
    server = await testServer({ modules: MODULES });
    const [release] = await publishReleases(server.database.ownerUrl, [{ text: smallRelease(), wording: 'certitude' }]);
    if (!release) throw new Error('No release was published.');
    releaseId = release.id;
  });
  afterAll(() => server.close());

  /** A PKI with one assessment, made by an assessor; its organization has an owner besides. */
  const world = async () => {
    const owner = await server.given.organization();
    const params = { organizationId: owner.context.organizationId };
    const assessor = await server.given.member(owner, 'assessor');
    const browser = server.as(assessor);
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = { pkiId: pki.id, modelReleaseId: releaseId, name: 'Spring', method: 'formal' as const };
    const assessment = await browser.call(assessmentsApi.create, { params, body });
    return {
      ...{ owner, assessor, params, pki, assessment },
      pkiParams: { ...params, pkiId: pki.id },
      assessmentParams: { ...params, assessmentId: assessment.id },
    };
  };
  type World = Awaited<ReturnType<typeof world>>;
  const pkis = async ({ owner, params }: World) =>
    (await server.as(owner).call(pkisApi.list, { params })).items.map(({ name }) => name);
  const assessments = async ({ owner, params }: World) =>
    (await server.as(owner).call(assessmentsApi.list, { params })).items.map(({ name }) => name);
  const deleteAssessment = (given: World, by: GivenMember = given.owner) =>
    server.as(by).call(deletionsApi.assessment.delete, { params: given.assessmentParams });
  const deletePki = (given: World, by: GivenMember = given.owner) =>
    server.as(by).call(deletionsApi.pki.delete, { params: given.pkiParams });
  const restore = (given: World, deletionId: string, by: GivenMember = given.owner) =>
    server.as(by).call(deletionsApi.restore, { params: { ...given.params, deletionId } });
  const asSomebodyOf = async <T>(given: World, url: string, sql: string, values: unknown[] = []): Promise<T[]> => {
    const client = new DatabaseClient({ connectionString: url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.organization_id', $1, true), set_config('app.actor_id', $2, true)", [
        given.owner.context.organizationId,
        given.owner.accountId,
      ]);
      const { rows } = await client.query<T & object>(sql, values);
      await client.query('commit');
      return rows;
    } finally {
      await client.end();
    }
  };
  const asApplication = <T>(given: World, sql: string, values: unknown[] = []): Promise<T[]> =>
    asSomebodyOf<T>(given, server.database.appUrl, sql, values);
  const asAdministrator = <T>(given: World, sql: string, values: unknown[] = []): Promise<T[]> =>
    asSomebodyOf<T>(given, server.database.adminUrl, sql, values);
  /** As the schema's owner, whom no trigger asks who decided. */
  const finalized = (given: World) =>
    asOwner(server.database.ownerUrl, async ({ query }) => {
      await query("select set_config('app.organization_id', $1, false)", [given.owner.context.organizationId]);
      await query(
        `insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, assessed,
           applicable, finalized_by, finalized_at) values ($1, $2, $3, 1, 'hash', '{}', 0, 1, $4, now())`,
        [given.owner.context.organizationId, newId(), given.assessment.id, given.owner.accountId],
      );
    });

  it('hides a PKI with all that hangs on it, everywhere, and undoing brings all of it back', async () => {
    const given = await world();
    const deletion = await deletePki(given);
    expect(deletion).toMatchObject({ kind: 'pki', name: 'Issuing CA', subjectId: given.pki.id });
    expect(await pkis(given)).toEqual([]);
    expect(await assessments(given)).toEqual([]);
    const gone = await server.as(given.owner).raw(pkisApi.get, { params: given.pkiParams });
    const unknown = await server.as(given.owner).raw(pkisApi.get, { params: { ...given.params, pkiId: newId() } });
    expect([gone.status, gone.body]).toEqual([404, { ...(unknown.body as object), requestId: expect.any(String) }]);
    await restore(given, deletion.id);
    expect(await pkis(given)).toEqual(['Issuing CA']);
    expect(await assessments(given)).toEqual(['Spring']);
  });

  it('leaves hidden what was deleted before on its own', async () => {
    const given = await world();
    const first = await deleteAssessment(given);
    const second = await deletePki(given);
    await expect(restore(given, first.id)).rejects.toMatchObject({ problem: { code: 'deletion.within-deleted' } });
    await restore(given, second.id);
    expect(await pkis(given)).toEqual(['Issuing CA']);
    expect(await assessments(given)).toEqual([]);
    await restore(given, first.id);
    expect(await assessments(given)).toEqual(['Spring']);
  });

  it('shows nothing deleted to a statement that forgot to ask', async () => {
    const given = await world();
    await deletePki(given);
    for (const table of ['pki', 'assessment', 'assessment_stream', 'response'])
      expect([table, await asApplication(given, `select * from ${table}`)]).toEqual([table, []]);
    await asApplication(given, 'update pki set deletion_id = null');
    expect(await pkis(given)).toEqual([]);
  });

  it('is not done by a statement of the application’s own', async () => {
    const given = await world();
    const { id } = await deletePki(given);
    await restore(given, id);
    await expect(asApplication(given, 'update pki set deletion_id = $1', [id])).rejects.toThrow(/row-level security/);
    await expect(asApplication(given, 'delete from pki')).rejects.toThrow(/permission denied/);
    await expect(asApplication(given, 'delete from deletion')).rejects.toThrow(/permission denied/);
    for (const sql of ['select remove_assessments($1, array[$2::uuid])', 'select remove_plans($1, array[$2::uuid])'])
      await expect(asApplication(given, sql, [given.params.organizationId, given.assessment.id])).rejects.toThrow(
        /permission denied/,
      );
  });

  it('says what hangs on it before', async () => {
    const given = await world();
    const hanging = await server.as(given.owner).call(deletionsApi.pki.hanging, { params: given.pkiParams });
    expect(hanging).toEqual({
      ...{ assessments: 1, answers: 0, evidence: 0, plans: 0, tasks: 0, files: 0 },
      ...{ finalized: 0, accepted: 0, verified: 0 },
    });
  });

  it('refuses what was finalized, whichever way, and what it is part of; archiving stays', async () => {
    const given = await world();
    await finalized(given);
    await expect(deleteAssessment(given)).rejects.toMatchObject({ problem: { code: 'deletion.decided' } });
    await expect(deletePki(given)).rejects.toMatchObject({ problem: { code: 'deletion.decided' } });
    await expect(asApplication(given, 'select remove_assessment($1)', [given.assessment.id])).rejects.toMatchObject({
      code: 'CE007',
    });
    const archive = (archived: boolean) =>
      server.as(given.owner).call(deletionsApi.pki.archive, { params: given.pkiParams, body: { archived } });
    await archive(true);
    await archive(true);
    expect(await pkis(given)).toEqual([]);
    const { items } = await server
      .as(given.owner)
      .call(pkisApi.list, { params: given.params, query: { standing: 'archived' } });
    expect(items).toMatchObject([{ name: 'Issuing CA', archivedAt: expect.any(String) }]);
    await archive(false);
    expect(await pkis(given)).toEqual(['Issuing CA']);
  });

  it('is done once when two people do it at the same time', async () => {
    const given = await world();
    const [deleted, again] = await Promise.allSettled([deleteAssessment(given), deleteAssessment(given)]);
    expect([deleted.status, again.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await asAdministrator(given, 'select from deletion where organization_id = $1', [given.params.organizationId]),
    ).toHaveLength(1);
  });

  it.each<[Role, number]>([
    ['owner', 200],
    ['manager', 200],
    ['assessor', 403],
    ['contributor', 403],
    ['viewer', 403],
  ])('lets an %s delete what somebody else made: %d', async (role, status) => {
    const given = await world();
    const somebody = role === 'owner' ? given.owner : await server.given.member(given.owner, role);
    const answer = await server.as(somebody).raw(deletionsApi.pki.delete, { params: given.pkiParams });
    expect(answer.status).toBe(status);
  });

  it('lets an assessor delete what they made, and undo it, and nobody else’s', async () => {
    const given = await world();
    const other = await server.given.member(given.owner, 'assessor');
    const { id } = await deletePki(given, given.assessor);
    await expect(restore(given, id, other)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    await restore(given, id, given.assessor);
    await expect(restore(given, id, given.assessor)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect(await pkis(given)).toEqual(['Issuing CA']);
  });

  it('is listed for those who look after it, with the day on which it goes', async () => {
    const given = await world();
    const deletion = await deletePki(given, given.assessor);
    const list = (who: GivenMember) => server.as(who).raw(deletionsApi.list, { params: given.params });
    expect((await list(given.owner)).body).toEqual({ items: [deletion], next: null });
    expect((await list(given.assessor)).status).toBe(403);
    const days = (Date.parse(deletion.removedFrom) - Date.parse(deletion.deletedAt)) / 86_400_000;
    expect(days).toBe(30);
  });

  describe('ends after thirty days', () => {
    const clean = () => new Housekeeping(server.db).clean(new Date());
    const longAgo = (given: World) =>
      asAdministrator(given, "update deletion set deleted_at = now() - interval '31 days' where organization_id = $1", [
        given.params.organizationId,
      ]);
    const left = (given: World, table: string) =>
      asAdministrator(given, `select from ${table} where organization_id = $1`, [given.params.organizationId]);

    it('for good, with everything that hung on it, and not a day before', async () => {
      const given = await world();
      const { id } = await deletePki(given);
      await clean();
      expect(await left(given, 'assessment')).toHaveLength(1);
      await longAgo(given);
      await clean();
      for (const table of ['pki', 'assessment', 'assessment_stream', 'response'])
        expect([table, await left(given, table)]).toEqual([table, []]);
      await expect(restore(given, id)).rejects.toMatchObject({ problem: { code: 'not-found' } });
      expect(await asApplication(given, 'select name from deletion where removed_at is not null')).toEqual([
        { name: 'Issuing CA' },
      ]);
    });

    it('not earlier, whatever moment is asked for', async () => {
      const given = await world();
      await deletePki(given);
      await asApplication(given, "select remove_deleted(now() + interval '1 year', 10)");
      expect(await left(given, 'pki')).toHaveLength(1);
    });

    it('with two workers at once, once', async () => {
      const given = await world();
      await deletePki(given);
      await longAgo(given);
      const removed = await Promise.all(
        [1, 2].map(() => asApplication(given, 'select remove_deleted(now(), 10) as id')),
      );
      expect(removed.flat()).toHaveLength(1);
    });
  });
});
