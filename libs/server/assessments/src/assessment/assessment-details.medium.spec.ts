import { assessmentsApi, type EditAssessment, type ModelReleaseId, pkisApi } from '@certitude/contracts';
import { asOwner, newId } from '@certitude/server/core';
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

describe('what an assessment says of itself', () => {
  let server: TestServer;
  let releaseId: ModelReleaseId;
  beforeAll(async () => {
    server = await testServer({ modules: MODULES });
    const [release] = await publishReleases(server.database.ownerUrl, [{ text: smallRelease(), wording: 'certitude' }]);
    if (!release) throw new Error('No release was published.');
    releaseId = release.id;
  });
  afterAll(() => server.close());

  const world = async () => {
    const owner = await server.given.organization();
    const params = { organizationId: owner.context.organizationId };
    const browser = server.as(owner);
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const start = (name: string) =>
      browser.call(assessmentsApi.create, {
        params,
        body: { pkiId: pki.id, modelReleaseId: releaseId, name, method: 'formal' },
      });
    const view = await start('Spring');
    return { owner, start, view, params: { ...params, assessmentId: view.id } };
  };
  type World = Awaited<ReturnType<typeof world>>;
  const update = ({ owner, params }: World, changes: EditAssessment['changes'], by: GivenMember = owner, version = 1) =>
    server.as(by).raw(assessmentsApi.update, { params, body: { version, changes } });
  const asOwnerOf = ({ owner }: World, sql: string, values: readonly unknown[]) =>
    asOwner(server.database.ownerUrl, async ({ query }) => {
      await query("select set_config('app.organization_id', $1, false)", [owner.context.organizationId]);
      await query(sql, [...values]);
    });
  const code = (body: unknown): unknown => (body as { code?: unknown }).code;

  it('is corrected field by field', async () => {
    const given = await world();
    const facts: EditAssessment['changes'] = {
      ...{
        name: 'Spring 2030',
        method: 'third-party' as const,
        assessorKind: 'external' as const,
        assessorName: 'Ada Auditor',
      },
      ...{ assessorCompany: 'Audits Ltd', assessorPosition: 'Lead', sampling: 'Every third CA', targetLevel: 3 },
      ...{ periodFrom: '2030-01-01', periodTo: '2030-06-30', startsOn: '2030-02-01', targetOn: '2030-03-01' },
      finishedOn: '2030-02-20',
    };
    const { status, body } = await update(given, facts);
    expect([status, body]).toMatchObject([200, { ...facts, version: 2 }]);
  });

  it('is never undone by somebody who saw less', async () => {
    const given = await world();
    await update(given, { assessorName: 'Ada' });
    const answer = await update(given, { assessorName: 'Bob' });
    expect([answer.status, code(answer.body)]).toEqual([409, 'edit.conflict']);
    expect((await update(given, { sampling: 'All' })).status).toBe(200);
  });

  it.each<[string, EditAssessment['changes'], string]>([
    ['a period that ends before it begins', { periodFrom: '2030-02-01', periodTo: '2030-01-01' }, 'periodTo'],
    ['a target before the start', { startsOn: '2030-02-01', targetOn: '2030-01-01' }, 'targetOn'],
    ['an end before the start', { startsOn: '2030-02-01', finishedOn: '2030-01-01' }, 'finishedOn'],
  ])('has no %s, and keeps what was there', async (_, changes, field) => {
    const given = await world();
    const { status, body } = await update(given, changes);
    expect([status, body]).toMatchObject([400, { problems: [{ path: `body.changes.${field}` }] }]);
    const { owner, params } = given;
    expect((await server.as(owner).call(assessmentsApi.get, { params })).version).toBe(1);
  });

  it('is compared with another assessment or one of its versions, and with nothing else', async () => {
    const given = await world();
    const baseline = (await given.start('Last year')).id;
    expect((await update(given, { baseline: given.view.id })).status).toBe(400);
    expect((await update(given, { baseline: newId() })).status).toBe(404);
    expect((await update(given, { baselineVersion: newId() })).status).toBe(400);
    expect((await update(given, { baseline, baselineVersion: newId() })).status).toBe(404);
    const version = newId();
    const { organizationId } = given.params;
    await asOwnerOf(
      given,
      `insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, assessed, applicable,
         finalized_by, finalized_at) values ($1, $2, $3, 1, 'hash', '{}', 0, 1, $4, now())`,
      [organizationId, version, baseline, given.owner.accountId],
    );
    const { status, body } = await update(given, { baseline, baselineVersion: version as never });
    expect([status, body]).toMatchObject([200, { baseline, baselineVersion: version }]);
  });

  it('does not go from answers of requirements to ratings of categories', async () => {
    const given = await world();
    const { status, body } = await update(given, { method: 'self' });
    expect([status, code(body)]).toEqual([409, 'assessment.other-method']);
    const raw = server.db.transaction(given.owner.context, (tx) =>
      tx.query("update assessment set method = 'self' where id = $1", [given.view.id]),
    );
    await expect(raw).rejects.toMatchObject({ driverError: { code: 'CE010' } });
  });

  it.each(['assessor_name', 'sampling', 'period_from', 'name', 'baseline_id'])(
    'says what it said once it is finalized, whoever writes: %s',
    async (column) => {
      const given = await world();
      await asOwnerOf(given, "update assessment_stream set state = 'final' where assessment_id = $1", [given.view.id]);
      const value = { period_from: '2030-01-01', baseline_id: given.view.id }[column] ?? 'Later';
      const raw = server.db.transaction(given.owner.context, (tx) =>
        tx.query(`update assessment set ${column} = $1 where id = $2`, [value, given.view.id]),
      );
      await expect(raw).rejects.toMatchObject({ driverError: { code: 'CE001' } });
      const answer = await update(given, { assessorName: 'Later' });
      expect([answer.status, code(answer.body)]).toEqual([409, 'assessment.frozen']);
    },
  );

  it('is corrected by those who set assessments up', async () => {
    const given = await world();
    for (const [role, status] of [
      ['assessor', 200],
      ['contributor', 403],
      ['viewer', 403],
    ] as const)
      expect((await update(given, { sampling: role }, await server.given.member(given.owner, role), 9)).status).toBe(
        status === 200 ? 400 : status,
      );
    expect((await update(given, { sampling: 'x' }, await server.given.member(given.owner, 'assessor'))).status).toBe(
      200,
    );
  });
});
