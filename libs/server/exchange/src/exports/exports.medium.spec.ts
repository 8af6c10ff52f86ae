import { join } from 'node:path';
import {
  assessmentsApi,
  evidenceApi,
  guestsApi,
  modelsApi,
  organizationsApi,
  pkisApi,
  plansApi,
  type Role,
  ROLES,
} from '@certitude/contracts';
import { ASSESSMENT_EXPORTS, type AssessmentExport, exportsApi, importsApi } from '@certitude/contracts/exchange';
import { deletionsApi } from '@certitude/contracts/deleting';
import { type AssessmentRecord, readAssessment, readCsv, recordIn } from '@certitude/exchange';
import { workspace } from '@certitude/exchange/testing';
import { AnsweringHttpModule, AssessmentAnswers } from '@certitude/server/answering';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { newId } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { ModelReleases, ModelsHttpModule, publishOwnReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { type GivenMember, type RawAnswer, testServer, type TestServer } from '@certitude/server/testing';
import { ExchangeHttpModule } from '../exchange-http.module';

jest.setTimeout(120_000);

const MODULES = [
  IdentityModule,
  IdentityHttpModule,
  OrganizationsModule,
  OrganizationsHttpModule,
  ModelsHttpModule,
  AssessmentsHttpModule,
  AnsweringHttpModule,
  ReviewsHttpModule,
  EvidenceHttpModule,
  ImprovementHttpModule,
  ExchangeHttpModule,
];

describe('exports', () => {
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    server = await testServer({ modules: MODULES });
    await publishOwnReleases(server.database.ownerUrl, join(workspace, 'model'));
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    owner = await server.given.organization('Example Ltd');
  });

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const release = async (who: GivenMember, version = '2.0.0') => {
    const { items } = await server.as(who).call(modelsApi.list);
    const found = items.find((one) => one.version === version);
    if (!found) throw new Error(`There is no release ${version}.`);
    return found;
  };

  /** An assessment with an answer, evidence, a plan and a responsible person. */
  async function worked(name = '=Spring "2026"\u202E') {
    const browser = server.as(owner);
    const params = at(owner);
    const contributor = await server.given.member(owner, 'contributor', 'Boris');
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA', components: 'HSM' } });
    const { id: modelReleaseId } = await release(owner);
    const body = {
      pkiId: pki.id,
      modelReleaseId,
      name: name.replace('\u202E', ''),
      method: 'formal' as const,
      targetLevel: 3,
    };
    const { id: assessmentId } = await browser.call(assessmentsApi.create, { params, body });
    const answers = server.app.get(AssessmentAnswers);
    const [first, second] = await answers.read(owner.context, assessmentId);
    if (!first || !second) throw new Error('The release has requirements.');
    const refused = await answers.submit(owner.context, assessmentId, [
      { response: first.id, field: 'level', value: 2 },
      { response: first.id, field: 'owner', value: contributor.accountId },
      { response: second.id, field: 'applicability', value: { applicability: 'not-applicable', reason: 'none here' } },
    ]);
    expect(refused).toEqual([]);
    await browser.call(evidenceApi.create, {
      params,
      body: {
        title: 'Mandate',
        content: { kind: 'statement', statement: '=signed' },
        responses: [{ assessmentId, responseId: first.id }],
      },
    });
    await browser.call(plansApi.create, {
      params,
      body: {
        assessmentId,
        responseId: first.id,
        title: 'Find a sponsor',
        targetLevel: 4,
        responsible: contributor.accountId,
      },
    });
    return { assessmentId, contributor, first, second };
  }
  const take = (who: GivenMember, assessmentId: string, kind: AssessmentExport): Promise<RawAnswer> =>
    server.as(who).raw(exportsApi.assessment, { params: { ...at(who), assessmentId, kind } });
  const textOf = ({ status, body }: RawAnswer): string => {
    expect(status).toBe(200);
    return Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
  };
  const recordOf = async (who: GivenMember, id: string): Promise<AssessmentRecord> =>
    recordIn(JSON.parse(textOf(await take(who, id, 'json'))));

  describe('an assessment', () => {
    it.each(ASSESSMENT_EXPORTS)('leaves as %s under a safe name, the same bytes twice', async (kind) => {
      const { assessmentId } = await worked();
      const first = await take(owner, assessmentId, kind);
      expect(textOf(first)).toBe(textOf(await take(owner, assessmentId, kind)));
      expect(first.headers.get('content-disposition')).toMatch(
        /^attachment; filename="Spring-2026[a-z0-9.-]+"; filename\*=UTF-8''Spring-2026[a-z0-9.-]+$/,
      );
      expect(first.headers.get('x-content-type-options')).toBe('nosniff');
      expect(first.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(first.headers.get('content-length')).toMatch(/^\d+$/);
    });

    it('leaves with everything that belongs to it', async () => {
      const { assessmentId, contributor, first, second } = await worked();
      const record = await recordOf(owner, assessmentId);
      const byId = new Map(record.answers.map((answer) => [answer.id, answer]));
      expect(byId.get(first.id)).toMatchObject({
        level: 2,
        owner: contributor.accountId,
        key: 'G.strategy-and-vision.sponsor-support',
      });
      expect(byId.get(second.id)).toMatchObject({ applicability: 'not-applicable', reason: 'none here' });
      expect(record.answers).toHaveLength(76);
      expect(record.pki).toMatchObject({ name: 'Issuing CA', components: 'HSM' });
      expect(record.targets).toEqual([{ key: '', level: 3 }]);
      expect(record.evidence).toMatchObject([{ title: 'Mandate', answers: ['G.strategy-and-vision.sponsor-support'] }]);
      expect(record.plans).toMatchObject([{ title: 'Find a sponsor', key: 'G.strategy-and-vision.sponsor-support' }]);
      expect(record.history.map(({ field, to }) => [field, to])).toContainEqual(['level', 2]);
      expect(record.scores[0]).toMatchObject({ subject: 'overall', assessed: 1, applicable: 75 });
      expect(record.people.map(({ name, email }) => [name, email]).toSorted()).toEqual(
        [
          [owner.name, owner.email],
          ['Boris', contributor.email],
        ].toSorted(),
      );
    });

    it('is read again from the YAML', async () => {
      const { assessmentId } = await worked();
      const { model } = await server.app.get(ModelReleases).get((await release(owner)).id);
      const document = readAssessment(Buffer.from(textOf(await take(owner, assessmentId, 'yaml'))), {
        releases: [model],
      });
      expect(document).toMatchObject({ kind: 'browser-2x', name: '=Spring "2026"', release: '2.0.0', method: 'full' });
      expect(document.answers.filter(({ requirement }) => requirement !== undefined)).toMatchObject([
        { requirement: 'sponsor-support', level: 2, evidence: 'Mandate: =signed' },
        { applicability: 'not-applicable', reason: 'none here' },
      ]);
      expect([document.unmapped, document.warnings]).toEqual([[], []]);
    });

    it('computes nothing in a spreadsheet', async () => {
      const { assessmentId } = await worked();
      expect(textOf(await take(owner, assessmentId, 'answers-csv'))).toContain(`"'=Spring ""2026"""`);
    });

    it('is as if it were not there for another organization', async () => {
      const { assessmentId } = await worked();
      const stranger = await server.given.organization();
      for (const kind of ASSESSMENT_EXPORTS) {
        const answers = [await take(stranger, assessmentId, kind), await take(stranger, newId(), kind)];
        expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
          [404, 'not-found'],
          [404, 'not-found'],
        ]);
      }
    });

    it('as something that there is not is not found', async () => {
      const { assessmentId } = await worked();
      expect((await take(owner, assessmentId, 'docx' as AssessmentExport)).status).toBe(404);
    });

    it.each(ROLES.filter((role) => role !== 'guest-auditor'))(
      'tells %s mail addresses only if they manage members',
      async (role) => {
        const { assessmentId } = await worked();
        const member = await server.given.member(owner, role);
        const addresses = (await recordOf(member, assessmentId)).people.map(({ email }) => email !== null);
        expect(new Set(addresses)).toEqual(new Set([role === 'owner' || role === 'admin']));
      },
    );
  });

  describe('a guest auditor', () => {
    const guestOf = async (assessmentId: string | null) => {
      const guest = await server.given.member(owner, 'guest-auditor');
      if (assessmentId === null) return guest;
      await server.as(owner).call(guestsApi.grant, {
        params: { ...at(owner), assessmentId, accountId: guest.accountId },
        body: { version: 0, changes: { until: '2199-12-30' } },
      });
      return guest;
    };

    it('takes away what was granted: no plans, no mail addresses, no more of the PKI than its name', async () => {
      const { assessmentId } = await worked();
      const record = await recordOf(await guestOf(assessmentId), assessmentId);
      expect(record.answers[0]?.level).toBe(2);
      expect(record.evidence).toHaveLength(1);
      expect(record.plans).toEqual([]);
      expect(record.pki).toMatchObject({ name: 'Issuing CA', components: '' });
      expect(record.people.map(({ name, email }) => [name, email]).toSorted()).toEqual(
        [
          ['Boris', null],
          [owner.name, null],
        ].toSorted(),
      );
    });

    it('takes no plan of action away, which would say that nothing is planned', async () => {
      const { assessmentId } = await worked();
      const answer = await take(await guestOf(assessmentId), assessmentId, 'oscal-poam');
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([403, 'access.forbidden']);
    });

    it('takes nothing away that was not granted', async () => {
      const { assessmentId } = await worked();
      const other = await worked('Other');
      const guest = await guestOf(other.assessmentId);
      expect((await take(guest, assessmentId, 'json')).status).toBe(404);
      const list = textOf(await server.as(guest).raw(exportsApi.evidence, { params: at(guest) }));
      expect(readCsv(list).map(({ cells }) => [cells.get('Proves'), cells.get('Added by')])).toEqual([
        ['Other: Organizational sponsor and support', owner.name],
      ]);
    });
  });

  describe('an organization', () => {
    it('leaves as JSON with all its assessments and people', async () => {
      const [one, two] = [await worked('One'), await worked('Two')];
      const answer = await server.as(owner).raw(exportsApi.organization, { params: { ...at(owner), kind: 'json' } });
      const { format, assessments, members } = JSON.parse(textOf(answer)) as {
        format: string;
        assessments: AssessmentRecord[];
        members: unknown[];
      };
      expect([format, members.length]).toEqual(['certitude-organization', 3]);
      expect(assessments.map(({ assessment }) => assessment.id)).toEqual([two.assessmentId, one.assessmentId]);
      expect(assessments[1]).toEqual(await recordOf(owner, one.assessmentId));
    });

    it('leaves as a workbook', async () => {
      await worked('One');
      const answer = await server.as(owner).raw(exportsApi.organization, { params: { ...at(owner), kind: 'xlsx' } });
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
        200,
        expect.stringContaining('filename="Example-Ltd.xlsx"'),
      ]);
    });

    it.each<[Role, number]>(ROLES.map((role) => [role, role === 'owner' || role === 'admin' ? 200 : 403]))(
      'leaves for %s: %i',
      async (role, status) => {
        const member = await server.given.member(owner, role);
        const answer = await server.as(member).raw(exportsApi.organization, { params: { ...at(owner), kind: 'json' } });
        expect(answer.status).toBe(status);
      },
    );
  });

  describe('a list', () => {
    const list = async (
      endpoint: 'evidence' | 'plans' | 'members' | 'handovers' | 'imports' | 'deletions' | 'invitations',
      query = {},
      who = owner,
    ) => {
      const answer = await server.as(who).raw(exportsApi[endpoint], { params: at(who), query });
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toContain(`filename="${endpoint}.csv"`);
      return readCsv(textOf(answer)).map(({ cells }) => Object.fromEntries(cells));
    };

    it('of evidence has the filters of its screen', async () => {
      await worked();
      expect(await list('evidence')).toMatchObject([
        { Title: 'Mandate', Statement: '=signed', 'Added by': owner.name },
      ]);
      expect(await list('evidence', { state: 'draft', search: 'mand' })).toHaveLength(1);
      expect(await list('evidence', { state: 'accepted' })).toEqual([]);
      expect(await list('evidence', { search: 'other' })).toEqual([]);
    });

    it('of plans has the filters of its screen', async () => {
      const { contributor, assessmentId } = await worked();
      expect(await list('plans')).toMatchObject([
        {
          Title: 'Find a sponsor',
          Responsible: 'Boris',
          Improves: 'Organizational sponsor and support',
          Status: 'draft',
        },
      ]);
      expect(await list('plans', { assessmentId, responsible: contributor.accountId, status: 'draft' })).toHaveLength(
        1,
      );
      expect(await list('plans', { status: 'done' })).toEqual([]);
    });

    it('of people has more than a page, and mail addresses for those who manage members', async () => {
      await server.given.member(owner, 'viewer', '=Eve');
      for (let count = 0; count < 105; count += 1) await server.given.member(owner, 'viewer');
      const rows = await list('members');
      expect(rows).toHaveLength(107);
      expect(new Set(rows.map(({ Id }) => Id)).size).toBe(107);
      expect(rows.map(({ Name }) => Name)).toContain('=Eve');
      expect(rows.every((row) => row['Mail address']?.includes('@'))).toBe(true);
      const viewer = await server.given.member(owner, 'viewer');
      expect((await list('members', {}, viewer)).every((row) => row['Mail address'] === '')).toBe(true);
      expect(await list('members', { standing: 'former' })).toEqual([]);
    });

    it('of work that was handed over names the three who took part, for those who may read it', async () => {
      const { contributor } = await worked();
      const heir = await server.given.member(owner, 'assessor', '@Heir');
      await server.as(owner).call(organizationsApi.removeMember, {
        params: { ...at(owner), accountId: contributor.accountId },
        query: { plan: heir.accountId, answer: heir.accountId },
      });
      const rows = await list('handovers');
      expect(rows.map(({ By, From, To, What }) => [By, From, To, What])).toContainEqual([
        owner.name,
        'Boris',
        '@Heir',
        'plan',
      ]);
      const problem = await server.as(heir).problem(exportsApi.handovers, { params: at(owner) });
      expect(problem.code).toBe('access.forbidden');
    });

    it('of imports says what was brought by whom, and what was taken back', async () => {
      const text = 'dataVersion: 2.0.0\nname: Brought\nprogress: {}\n';
      const preview = await server
        .as(owner)
        .call(importsApi.preview, { params: at(owner), query: { name: '=a.yaml' }, body: Buffer.from(text) as never });
      const params = { ...at(owner), importId: preview.id };
      const body = { name: 'Brought', pki: { kind: 'new' as const, name: 'CA' } };
      await server.as(owner).call(importsApi.commit, { params, body });
      expect(await list('imports')).toMatchObject([
        { Source: '=a.yaml', State: 'imported', Assessment: 'Brought', 'Imported by': owner.name, 'Undone by': '' },
      ]);
      await server.as(owner).call(importsApi.undo, { params });
      expect(await list('imports')).toMatchObject([{ State: 'undone', 'Undone by': owner.name }]);
      const manager = await server.given.member(owner, 'manager');
      const problem = await server.as(manager).problem(exportsApi.imports, { params: at(owner) });
      expect(problem.code).toBe('access.forbidden');
    });

    it('of what was deleted, and of invitations, say who did what, for those who may see it', async () => {
      const pki = await server.as(owner).call(pkisApi.create, { params: at(owner), body: { name: '=Old CA' } });
      await server.as(owner).call(deletionsApi.pki.delete, { params: { ...at(owner), pkiId: pki.id } });
      expect(await list('deletions')).toMatchObject([{ What: 'pki', Name: '=Old CA', 'Deleted by': owner.name }]);
      const body = { role: 'viewer' as const, recipient: 'Anna' };
      await server.as(owner).call(organizationsApi.invite, { params: at(owner), body });
      const [invited] = await list('invitations');
      expect(invited).toMatchObject({ For: 'Anna', Role: 'viewer', State: 'open', 'Invited by': owner.name });
      const manager = await server.given.member(owner, 'manager');
      for (const door of [exportsApi.deletions, exportsApi.invitations]) {
        const problem = await server.as(manager).problem(door, { params: at(owner) });
        expect(problem.code).toBe('access.forbidden');
      }
    });

    it('of guests of an assessment say who let whom in and until when, for those who may let somebody in', async () => {
      const { assessmentId } = await worked();
      const params = { ...at(owner), assessmentId };
      const guest = await server.given.member(owner, 'guest-auditor', '=Gina');
      const body = { version: 0, changes: { until: '2099-12-31' } };
      await server.as(owner).call(guestsApi.grant, { params: { ...params, accountId: guest.accountId }, body });
      const rows = readCsv(textOf(await server.as(owner).raw(exportsApi.guests, { params })));
      expect(rows.map(({ cells }) => Object.fromEntries(cells))).toMatchObject([
        { Guest: '=Gina', 'Sees it until': '2099-12-31', Ended: 'no', 'Let in by': owner.name },
      ]);
      const assessor = await server.given.member(owner, 'assessor');
      expect((await server.as(assessor).problem(exportsApi.guests, { params })).code).toBe('access.forbidden');
      const stranger = await server.given.organization();
      const elsewhere = { ...at(stranger), assessmentId };
      expect((await server.as(stranger).problem(exportsApi.guests, { params: elsewhere })).code).toBe('not-found');
    });

    it('with a filter that there is not is refused as the list is', async () => {
      const problem = await server
        .as(owner)
        .problem(exportsApi.evidence, { params: at(owner), query: { state: 'odd' } as never });
      expect(problem).toMatchObject({ code: 'request.invalid' });
    });
  });

  describe('a release of the model', () => {
    it.each([
      ['eramba', 'text/csv; charset=utf-8', 'pkimm-2.0.0.csv'],
      ['oscal-catalog', 'application/json', 'pkimm-2.0.0.oscal-catalog.json'],
    ] as const)('leaves as %s', async (kind, type, name) => {
      const { id: modelReleaseId } = await release(owner);
      const answer = await server.as(owner).raw(exportsApi.model, { params: { modelReleaseId, kind } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
      expect(answer.headers.get('content-disposition')).toContain(`filename="${name}"`);
    });
  });

  describe('the schema of a format', () => {
    it('is there for everybody', async () => {
      const schema = await server.as().call(exportsApi.schema, { params: { name: 'certitude-assessment-1' } });
      expect(schema).toMatchObject({ type: 'object' });
    });

    it('is not found under another name', async () => {
      expect(await server.as().problem(exportsApi.schema, { params: { name: '__proto__' } })).toMatchObject({
        code: 'not-found',
      });
    });
  });
});
