import {
  type AssessmentId,
  evidenceApi,
  organizationsApi,
  pkisApi,
  plansApi,
  assessmentsApi,
  modelsApi,
} from '@certitude/contracts';
import { exportsApi, importsApi, type ImportView } from '@certitude/contracts/exchange';
import { readCsv } from '@certitude/exchange';
import { AssessmentAnswers } from '@certitude/server/answering';
import { type GivenMember } from '@certitude/server/testing';
import { ImportWorld } from '../testing/import-world';

jest.setTimeout(120_000);

/** Columns that a list keeps when it is brought elsewhere; the others are of the place where they were written. */
const KEPT = {
  evidence: ['Title', 'Kind', 'Effective on', 'Valid until', 'Link', 'Statement', 'Model release', 'Keys'],
  plans: [
    ...['Model release', 'Key', 'Improves', 'Title', 'Objectives', 'Target level', 'Responsible', 'Responsibility'],
    ...['Starts on', 'Due on', 'Priority', 'Resources', 'Dependencies', 'Outputs', 'Tasks', 'Comments'],
  ],
} as const;

describe('a list that was exported', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let elsewhere: GivenMember;
  let assessmentId: AssessmentId;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization('Example Ltd');
    elsewhere = await world.server.given.organization('Other Ltd');
    assessmentId = await started(elsewhere, 'formal');
  });

  async function started(who: GivenMember, method: 'formal' | 'self'): Promise<AssessmentId> {
    const [browser, params] = [world.server.as(who), world.at(who)];
    const { items } = await browser.call(modelsApi.list);
    const modelReleaseId = items.find(({ version }) => version === '2.0.0')?.id;
    if (!modelReleaseId) throw new Error('There is no release 2.0.0.');
    const { id: pkiId } = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = { pkiId, modelReleaseId, name: 'Spring', method };
    return (await browser.call(assessmentsApi.create, { params, body })).id;
  }

  /** Evidence and plans of every kind that a list can hold. */
  async function worked(): Promise<void> {
    const [browser, params] = [world.server.as(owner), world.at(owner)];
    const own = await started(owner, 'formal');
    const [first, second] = await world.server.app.get(AssessmentAnswers).read(owner.context, own);
    if (!first || !second) throw new Error('The release has requirements.');
    const at = (responseId: typeof first.id) => ({ assessmentId: own, responseId });
    const proof = { effectiveOn: '2026-01-01', validUntil: '2199-01-01' };
    await browser.call(evidenceApi.create, {
      params,
      body: {
        ...proof,
        title: '=Mandate',
        content: { kind: 'statement', statement: 'Signed,\n"twice"' },
        responses: [at(first.id), at(second.id)],
      },
    });
    await browser.call(evidenceApi.create, {
      params,
      body: { title: 'Wiki', content: { kind: 'link', url: 'https://wiki.example.com/pki' }, responses: [] },
    });
    const plan = await browser.call(plansApi.create, {
      params,
      body: {
        ...{ assessmentId: own, responseId: first.id, title: 'Find a sponsor', targetLevel: 4 },
        ...{ objectives: 'Somebody signs', startsOn: '2026-04-01', dueOn: '2199-09-30', priority: 'high' },
        ...{ responsibility: 'Head of IT', resources: '@two days', outputs: 'A mandate', comments: 'Soon' },
        dependencies: 'The budget',
      },
    });
    await browser.call(plansApi.addTask, { params: { ...params, planId: plan.id }, body: { title: 'Ask the board' } });
    await browser.call(plansApi.create, {
      params,
      body: {
        ...{ assessmentId: own, category: { module: 'G', category: 'compliance' } },
        ...{ title: 'Improve compliance', targetLevel: 3 },
      },
    });
  }

  const listOf = async (who: GivenMember, list: 'evidence' | 'plans' | 'members'): Promise<string> => {
    const { status, body } = await world.server.as(who).raw(exportsApi[list], { params: world.at(who) });
    expect(status).toBe(200);
    return Buffer.isBuffer(body) ? body.toString('utf8') : String(body);
  };
  const rowsOf = (text: string, columns: readonly string[]) =>
    readCsv(text)
      .map(({ cells }) => columns.map((column) => cells.get(column) ?? 'no such column'))
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const mergedInto = async (into: AssessmentId, text: string, name: string): Promise<ImportView> => {
    const brought = await world.preview(elsewhere, text, name);
    const query = { assessmentId: into, strategy: 'fill-gaps' } as const;
    const { head, rows } = await world.previewMerge(elsewhere, brought, query);
    expect(rows).toEqual([]);
    return world.merge(elsewhere, brought, { ...query, head });
  };

  it.each(['evidence', 'plans'] as const)('of %s comes back elsewhere equal in what is kept', async (list) => {
    await worked();
    const written = await listOf(owner, list);
    const view = await mergedInto(assessmentId, written, `${list}.csv`);
    expect(view).toMatchObject({ state: 'imported', kind: `${list}-csv`, strategy: 'fill-gaps' });
    const again = await listOf(elsewhere, list);
    expect(rowsOf(again, KEPT[list])).toEqual(rowsOf(written, KEPT[list]));
    expect(rowsOf(again, KEPT[list])).toHaveLength(2);
    expect(rowsOf(again, KEPT[list]).flat()).not.toContain('no such column');
  });

  it('is undone, and leaves nothing of it', async () => {
    await worked();
    const tables = ['evidence', 'action_plan', 'plan_task', 'assessment_target'];
    const before = await world.counts(elsewhere, tables);
    const proofs = await mergedInto(assessmentId, await listOf(owner, 'evidence'), 'evidence.csv');
    const plans = await mergedInto(assessmentId, await listOf(owner, 'plans'), 'plans.csv');
    expect(await world.counts(elsewhere, tables)).toMatchObject({ evidence: 2, action_plan: 2, plan_task: 1 });
    await world.undo(elsewhere, plans);
    await world.undo(elsewhere, proofs);
    expect(await world.counts(elsewhere, tables)).toEqual(before);
  });

  it('of evidence that names requirements keeps the place where a self-assessment has none', async () => {
    await worked();
    const own = await started(elsewhere, 'self');
    const view = await mergedInto(own, await listOf(owner, 'evidence'), 'evidence.csv');
    expect(view.counts.evidence).toBe(2);
    const [, kept] = view.kept.filter(({ reason }) => reason === 'A self-assessment rates categories.');
    expect(kept?.content).toContain('line:');
    const { items } = await world.server.as(elsewhere).call(evidenceApi.list, { params: world.at(elsewhere) });
    expect(items.map(({ title, links }) => [title, links.length]).toSorted()).toEqual([
      ['=Mandate', 0],
      ['Wiki', 0],
    ]);
  });

  it.each(['evidence', 'plans', 'members'] as const)('of %s becomes no assessment', async (list) => {
    await worked();
    const brought = await world.preview(elsewhere, await listOf(owner, list), `${list}.csv`);
    const problem = await world.server.as(elsewhere).problem(importsApi.commit, {
      params: { ...world.at(elsewhere), importId: brought.id },
      body: { name: 'Imported', pki: { kind: 'new', name: 'Another CA' } },
    });
    expect(problem.code).toBe('import.does-not-fit');
    expect(await world.counts(elsewhere, ['assessment'])).toEqual({ assessment: 1 });
  });

  describe('of people', () => {
    let brought: ImportView;
    beforeEach(async () => {
      await world.server.given.member(owner, 'assessor', '=Boris');
      brought = await world.preview(elsewhere, await listOf(owner, 'members'), 'members.csv');
    });
    const invited = async () =>
      (await world.server.as(elsewhere).call(organizationsApi.invitations, { params: world.at(elsewhere) })).items;
    const invite = ({ listed }: Pick<ImportView, 'listed'>) =>
      listed.map(({ id, address, role }) => ({ person: id, address, role: role ?? ('viewer' as const) }));
    const body = () => ({ invite: invite(brought) });
    const params = (of = brought) => ({ ...world.at(elsewhere), importId: of.id });

    it('is offered with names, addresses and roles, and becomes invitations with them', async () => {
      expect(brought).toMatchObject({ kind: 'members-csv', state: 'previewed', counts: { kept: 2 } });
      expect(brought.listed.map(({ name, role, here }) => [name, role, here]).toSorted()).toEqual(
        [
          ['=Boris', 'assessor', null],
          [owner.name, 'owner', null],
        ].toSorted(),
      );
      const view = await world.server.as(elsewhere).call(importsApi.inviteListed, { params: params(), body: body() });
      expect(view).toMatchObject({ state: 'imported', assessment: null });
      expect(view.invited.map(({ name, state }) => [name, state]).toSorted()).toEqual(
        [
          ['=Boris', 'open'],
          [owner.name, 'open'],
        ].toSorted(),
      );
      const members = readCsv(await listOf(owner, 'members')).map(({ cells }) =>
        ['Mail address', 'Role'].map((column) => cells.get(column)),
      );
      expect((await invited()).map(({ recipient, role }) => [recipient, role]).toSorted()).toEqual(members.toSorted());
    });

    it('invites once, however often it is asked, and is undone', async () => {
      const call = () => world.server.as(elsewhere).call(importsApi.inviteListed, { params: params(), body: body() });
      await call();
      await call();
      expect(await invited()).toHaveLength(2);
      expect(await world.undo(elsewhere, brought)).toMatchObject({ state: 'undone' });
      expect((await invited()).map(({ state }) => state)).toEqual(['revoked', 'revoked']);
    });

    it('says who is here or invited already, and invites nobody twice', async () => {
      await world.server.as(elsewhere).call(importsApi.inviteListed, { params: params(), body: body() });
      const text = `${await listOf(owner, 'members')}x,${elsewhere.name},${elsewhere.email},viewer,yes,\r\n`;
      const second = await world.preview(elsewhere, text, 'members.csv');
      expect(second.listed.map(({ here }) => here).toSorted()).toEqual(['invited', 'invited', 'member']);
      const problem = await world.server
        .as(elsewhere)
        .problem(importsApi.inviteListed, { params: params(second), body: { invite: invite(second) } });
      expect(problem.code).toBe('request.invalid');
      expect(await invited()).toHaveLength(2);
    });

    it('gives nobody a role above one’s own', async () => {
      const admin = await world.server.given.member(elsewhere, 'admin');
      const problem = await world.server.as(admin).problem(importsApi.inviteListed, { params: params(), body: body() });
      expect(problem.code).toBe('member.role-too-high');
      expect(await invited()).toEqual([]);
    });

    it('goes into no assessment', async () => {
      const query = { assessmentId, strategy: 'fill-gaps' } as const;
      const problem = await world.server.as(elsewhere).problem(importsApi.previewMerge, { params: params(), query });
      expect(problem.code).toBe('import.does-not-fit');
    });
  });
});
